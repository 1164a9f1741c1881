/**
 * Parameter sets as the data of cmdlets write them: the names of the parameters in the order of the syntax, each with its
 * marks. `Identity!@< Force Report` is a mandatory positional parameter that takes pipeline objects, and two that are
 * neither.
 *
 * | mark | meaning                                       |
 * | ---- | --------------------------------------------- |
 * | `!`  | mandatory                                     |
 * | `@`  | the next position, or the one whose number follows |
 * | `<`  | takes pipeline objects                        |
 * | `=`  | takes the property of its name of such objects |
 */
import type { ParameterDeclaration, ParameterInSet } from '../../src/engine/cmdlet.ts';

/** The sets of one cmdlet by name; the one without a name stands for all. The first is the default. */
export type SetTexts = Readonly<Record<string, string>>;

/** What the sets say of each parameter: by its name, then by the set's. */
export function placesInSets(sets: SetTexts): Map<string, Map<string, ParameterInSet>> {
  const places = new Map<string, Map<string, ParameterInSet>>();
  for (const [set, text] of Object.entries(sets)) {
    let next = 0;
    const positionOf = (marks: string): number => {
      const position = Number(/@(\d+)/.exec(marks)?.[1] ?? next);
      next = position + 1;
      return position;
    };
    for (const token of text.split(' ').filter((one) => one !== '')) {
      const [, name = '', marks = ''] = /^(\w+)(\W.*)?$/.exec(token) ?? [];
      const known = places.get(name) ?? new Map<string, ParameterInSet>();
      known.set(set, {
        ...(marks.includes('!') ? { mandatory: true } : {}),
        ...(marks.includes('@') ? { position: positionOf(marks) } : {}),
        ...pipelineOf(marks),
      });
      places.set(name, known);
    }
  }
  return places;
}

function pipelineOf(marks: string): ParameterInSet {
  const [value, name] = [marks.includes('<'), marks.includes('=')];
  if (value && name) return { pipeline: 'both' };
  if (value) return { pipeline: 'value' };
  return name ? { pipeline: 'name' } : {};
}

/** The part of a parameter's declaration that says in which sets it is. @param pipeline for the sets that say nothing of it */
export function setsOf(
  places: ReadonlyMap<string, ParameterInSet>,
  pipeline?: ParameterInSet['pipeline'],
): Pick<ParameterDeclaration, 'in' | keyof ParameterInSet> {
  const own = [...places].map(([set, place]) => [set, pipeline ? { pipeline, ...place } : place] as const);
  const all = own.find(([set]) => set === '');
  return all ? all[1] : { in: Object.fromEntries(own) };
}

// Programs of an area, each decided by a seed.
import { Chance } from './chance.mjs';
import { Commands } from './commands.mjs';
import { Statements } from './statements.mjs';
import { textOf } from './tree.mjs';
import { preamble, Values, variables } from './values.mjs';

const areas = {
  expressions: ({ values }) => values.expression(),
  statements: ({ statements }) => statements.statement(),
  pipelines: ({ commands }) => commands.pipeline(),
  commands: ({ commands }) => commands.command(),
  trips: ({ commands }) => commands.roundTrip(),
  items: ({ commands }) => commands.items(),
  cultures: ({ commands }) => commands.culture(),
  modules: ({ commands }) => commands.module(),
};

/** The names of the areas. */
export const areaNames = Object.keys(areas);

/** The tree of the program that an area makes of a seed. */
export function programOf(area, seed) {
  const chance = new Chance(seed);
  const values = new Values(chance);
  return areas[area]({ values, statements: new Statements(chance, values), commands: new Commands(chance, values) });
}

/** The steps that are typed for a tree: what its variables need, then itself. */
export function stepsOf(tree) {
  const text = textOf(tree);
  return variables.some((name) => text.includes(name)) ? [preamble, text] : [text];
}

/**
 * Which overload a call means: PowerShell's rules (Adapter.FindBestMethod), which differ from C#'s — every argument is
 * ranked by the conversion it needs, earlier arguments weigh more, and ties are broken by the parameter types.
 */
import type { NetType } from '../net-type.ts';
import { arrayTypeOf } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { PSReference } from '../values/reference.ts';
import { elementTypeOf } from '../values/typed-array.ts';
import { conversionRank, Rank } from './conversion-rank.ts';
import { ambiguousOverload, noGenericOverload, noOverload } from './member-errors.ts';
import type { Overload, Parameter } from './overload.ts';
import { isInvocable } from './ps-member.ts';
import type { TypeReference } from './type-reference.ts';

/** What the call itself says about types: `.M([int]$x)` and `.M[int]($x)`. */
export interface InvocationConstraints {
  /** The casts written on arguments, null where there is none. */
  readonly parameterTypes?: readonly (NetType | null)[];
  /** Types given for a generic method. */
  readonly typeArguments?: readonly NetType[];
}

export interface ChosenOverload {
  readonly overload: Overload;
  /** Whether the trailing arguments become the elements of the params array. */
  readonly expanded: boolean;
  /** Whether the types of the arguments decided, so that any others of these types mean the same overload. */
  readonly byTypes: boolean;
}

interface Candidate {
  readonly overload: Overload;
  readonly expanded: boolean;
  /** One for each argument of the call. */
  readonly fits: readonly Fit[];
}

/** How well an argument fits the type that it goes to. */
interface Fit {
  readonly rank: number;
  readonly to: TypeReference;
}

/** The fit of an argument: candidates for one call have as many. */
function fitOf(candidate: Candidate, argument: number): Fit {
  const fit = candidate.fits[argument];
  if (!fit) throw new Error(`A candidate for a call does not say how its argument ${argument} fits.`);
  return fit;
}

/** Chooses among overloads, or throws PowerShell's errors. `name` is what the error texts call the method. */
export function chooseOverload(
  name: string,
  overloads: readonly Overload[],
  args: readonly unknown[],
  constraints?: InvocationConstraints,
): ChosenOverload {
  const closed = constraints?.typeArguments ? closeGenerics(overloads, constraints.typeArguments) : overloads;
  const sole = closed.length === 1 ? closed[0] : undefined;
  if (sole && !sole.paramsArray && sole.parameters.length === args.length) {
    // A sole overload is not ranked, so that a bad argument is reported as such.
    return { overload: sole, expanded: false, byTypes: true };
  }
  const candidates: Candidate[] = [];
  for (const overload of closed) {
    const candidate = candidateFor(overload, args);
    if (candidate) candidates.push(candidate);
  }
  const [first, ...others] = candidates;
  if (!first) {
    const types = constraints?.typeArguments;
    throw types ? noGenericOverload(name, types.length, args.length) : noOverload(name, args.length);
  }
  const best = others.length === 0 ? first : bestOf(constrained(candidates, constraints), args);
  if (!best) throw ambiguousOverload(name, args.length);
  const byTypes = !args.some(isReference) && !candidates.some(looksAtElements);
  return { overload: best.overload, expanded: best.expanded, byTypes };
}

const isReference = (argument: unknown) => argument instanceof PSReference;

const looksAtElements = ({ fits }: Candidate) => fits.some(({ rank }) => rank === Rank.unrelatedArrays);

function closeGenerics(overloads: readonly Overload[], types: readonly NetType[]): Overload[] {
  return overloads
    .filter((overload) => overload.signature.typeParameters.length === types.length)
    .map((overload) => overload.withTypeArguments(types));
}

function constrained(candidates: Candidate[], constraints?: InvocationConstraints): Candidate[] {
  const wanted = constraints?.parameterTypes;
  if (!wanted) return candidates;
  const satisfying = candidates.filter((candidate) =>
    wanted.every((type, i) => type === null || candidate.fits[i]?.to.type === type),
  );
  return satisfying.length > 0 ? satisfying : candidates;
}

function candidateFor(overload: Overload, args: readonly unknown[]): Candidate | null {
  const { single, paramsArray } = overload;
  if (args.length < overload.requiredCount) return null;
  if (args.length > single.length && !paramsArray) return null;
  const fits: Fit[] = [];
  for (const parameter of single) {
    if (fits.length === args.length) break;
    const rank = argumentRank(args[fits.length], parameter.reference, parameter);
    if (rank === Rank.none) return null;
    fits.push({ rank, to: parameter.reference });
  }
  if (!paramsArray || args.length <= single.length) return { overload, expanded: paramsArray !== null, fits };
  return withParamsArray(overload, paramsArray, args, fits);
}

function withParamsArray(
  overload: Overload,
  parameter: Parameter,
  args: readonly unknown[],
  fits: Fit[],
): Candidate | null {
  const element = parameter.element as TypeReference;
  const trailing = args.slice(fits.length);
  if (trailing.length === 1) {
    const whole = argumentRank(trailing[0], parameter.reference, parameter);
    const single = argumentRank(trailing[0], element, parameter);
    const rank = Math.max(whole, single);
    if (rank === Rank.none) return null;
    const expanded = single > whole;
    fits.push({ rank, to: expanded ? element : parameter.reference });
    return { overload, expanded, fits };
  }
  for (const argument of trailing) {
    const rank = argumentRank(argument, element, parameter);
    if (rank === Rank.none) return null;
    fits.push({ rank, to: element });
  }
  return { overload, expanded: true, fits };
}

function argumentRank(argument: unknown, to: TypeReference, parameter: Parameter): number {
  const value = parameter.signature.isReference && argument instanceof PSReference ? argument.value : argument;
  const from = value === undefined ? null : typeOf(value);
  if (to.type === null) return rankToUnknown(from, to);
  if (from === null) return to.isNullable ? Rank.nullToReference : conversionRank(null, to.type);
  if (to.type.declaration.kind === 'delegate' && isInvocable(value)) {
    return from === to.type ? Rank.identity : Rank.language;
  }
  return conversionRank(from, to.type);
}

/** A type that is not emulated takes null, and values that say they are of it. */
function rankToUnknown(from: NetType | null, to: TypeReference): number {
  if (from === null) return Rank.nullToReference;
  const wanted = to.name.toLowerCase();
  for (const type of from.lineage()) {
    if (type.fullName.toLowerCase() === wanted) return Rank.assignable;
    if (type.declaredInterfaces().some((name) => name.toLowerCase() === wanted)) return Rank.assignable;
  }
  return Rank.none;
}

function bestOf(candidates: readonly Candidate[], args: readonly unknown[]): Candidate | null {
  let best: Candidate | null = null;
  let ambiguous = false;
  for (const candidate of candidates) {
    const order = best ? compareCandidates(best, candidate, args) : -1;
    if (order === 0) ambiguous = true;
    else if (order < 0) {
      best = candidate;
      ambiguous = false;
    }
  }
  return ambiguous ? null : best;
}

/** Positive when the first is better. */
function compareCandidates(first: Candidate, second: Candidate, args: readonly unknown[]): number {
  const better = compareRanks(first, second, args) || compareParameterTypes(first, second);
  if (better !== 0) return better;
  if (first.fits.some(({ to }, i) => !sameType(to, fitOf(second, i).to))) return 0;
  if (first.expanded && second.expanded) {
    return first.overload.parameters.length > second.overload.parameters.length ? 1 : -1;
  }
  if (first.expanded !== second.expanded) return first.expanded ? -1 : 1;
  return compareGenericity(first, second) || second.overload.parameters.length - first.overload.parameters.length;
}

function sameType(a: TypeReference, b: TypeReference): boolean {
  return a.type === null ? a.name === b.name : a.type === b.type;
}

function compareRanks(first: Candidate, second: Candidate, args: readonly unknown[]): number {
  let better = 0;
  for (const [i, a] of first.fits.entries()) {
    const b = fitOf(second, i);
    const weight = first.fits.length - i;
    if (a.rank !== b.rank) better += a.rank < b.rank ? -weight : weight;
    else if (a.rank === Rank.unrelatedArrays) better += weight * compareElements(a.to, b.to, args[i]);
  }
  return better;
}

/** Two conversions between arrays are as good as those of their elements. */
function compareElements(first: TypeReference, second: TypeReference, argument: unknown): number {
  const element = effectiveElementType(argument);
  const [a, b] = [first.type?.elementType, second.type?.elementType];
  return element && a && b ? Math.sign(conversionRank(element, a) - conversionRank(element, b)) : 0;
}

/** The element type of an array argument; that of its elements when an object[] holds only one kind. */
function effectiveElementType(argument: unknown): NetType | null {
  if (!Array.isArray(argument)) return typeOf(argument)?.elementType ?? null;
  const first = argument.length > 0 ? typeOf(argument[0]) : null;
  if (first && argument.every((item) => typeOf(item) === first)) return first;
  return arrayTypeOf(elementTypeOf(argument)).elementType;
}

/** Without loss the more specific type is better (byte → uint over decimal), with loss the more general one. */
function compareParameterTypes(first: Candidate, second: Candidate): number {
  let better = 0;
  for (const [i, a] of first.fits.entries()) {
    const b = fitOf(second, i);
    if (a.rank < Rank.nullToValue || b.rank < Rank.nullToValue) continue;
    const lossless = a.rank >= Rank.numericImplicit;
    if (lossless !== b.rank >= Rank.numericImplicit || !a.to.type || !b.to.type) continue;
    const moreGeneral = Math.sign(conversionRank(b.to.type, a.to.type) - conversionRank(a.to.type, b.to.type));
    const weight = first.fits.length - i;
    better += lossless ? -weight * moreGeneral : weight * moreGeneral;
  }
  return better;
}

function compareGenericity(first: Candidate, second: Candidate): number {
  const count = (candidate: Candidate) => candidate.overload.signature.typeParameters.length;
  return Math.sign(count(second) - count(first));
}

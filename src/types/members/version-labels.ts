/** A [version] made of a [semver] keeps its labels as properties, so that it can become one again and its view shows them. */
import { toText } from '../conversion/to-text.ts';
import type { SemanticVersion } from '../values/semantic-version.ts';
import { Version } from '../values/version.ts';
import { extensionOf, requireExtension } from './instance-extension.ts';
import { NoteProperty } from './ps-member.ts';
import { typeNamesOf } from './type-names.ts';

const NAMES = ['PSSemVerPreReleaseLabel', 'PSSemVerBuildLabel'] as const;

export function versionWithLabels({ major, minor, patch, preReleaseLabel, buildLabel }: SemanticVersion): Version {
  const version = Version.of(major, minor, patch);
  if (preReleaseLabel === null && buildLabel === null) return version;
  const extension = requireExtension(version);
  extension.typeNames = ['System.Version#IncludeLabel', ...typeNamesOf(version)];
  for (const [i, label] of [preReleaseLabel, buildLabel].entries()) {
    const name = NAMES[i];
    if (name && label !== null) extension.members.set(name.toLowerCase(), new NoteProperty(name, label));
  }
  return version;
}

/** The labels that a version has kept: of a pre-release, of a build. */
export function labelsOf(version: Version): [string | null, string | null] {
  const members = extensionOf(version)?.members;
  const read = (name: string): string | null => {
    const note = members?.get(name.toLowerCase());
    return note instanceof NoteProperty ? toText(note.value) : null;
  };
  return [read(NAMES[0]), read(NAMES[1])];
}

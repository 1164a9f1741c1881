/**
 * The recordings of a real PowerShell (test/conformance), at the scores reached. A score below its floor fails; a
 * score above it is to be written into conformance-floors.json, which may only rise.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseTranscript } from '../src/docs/transcript.ts';
import { runTranscript } from '../src/docs/transcript-run.ts';
import { sessionMakerFor } from '../src/host/test-command.ts';
import floors from './conformance-floors.json' with { type: 'json' };

const folder = fileURLToPath(new URL('conformance/', import.meta.url));
const recordings = readdirSync(folder).filter((name) => name.endsWith('.transcript'));
const floorOf = new Map<string, number>(Object.entries(floors));

describe('conformance', () => {
  test('every recording has a floor', () => {
    expect([...floorOf.keys()].sort()).toEqual([...recordings].sort());
  });

  test.each(recordings)('%s', (name) => {
    const transcript = parseTranscript(readFileSync(`${folder}${name}`, 'utf8'));
    const steps = runTranscript(transcript, sessionMakerFor(transcript)).flatMap((result) => result.steps);
    const matched = steps.filter((step) => step.matched).length;
    const floor = floorOf.get(name) ?? 0;
    process.stdout.write(`${name}: ${matched} of ${steps.length} steps match, floor ${floor}\n`);
    expect(matched).toBeGreaterThanOrEqual(floor);
  });
});

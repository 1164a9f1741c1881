/**
 * Indexes: files that say where all sections of a large store lie. Rows stand in the order of their names, some hundred to a
 * block, and the file's last line, its head, says where which block begins: who wants a few sections of very many reads the
 * head and a block or two.
 */
import { utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { NewFile, readPart, readWritten } from './durable-file.ts';
import { checksum, digestOf, generationName, newId } from './file-marks.ts';
import {
  type IndexReference,
  nameOfRow,
  rowsOf,
  type SectionIndex,
  type SectionPart,
  SectionParts,
  type SectionPlaces,
  type SectionRows,
  SectionTable,
} from './section-table.ts';
import { list, record, text, tuple, whole } from './shape.ts';
import { damagedList, readFailure } from './storage-error.ts';

const ROWS_OF_A_BLOCK = 512;
/** So many indexes are kept: many generations have the same one. */
const KEPT_INDEXES = 2;

/** Rows that lie together: the name of the first one, and where they are. */
type Block = readonly [first: string, start: number, length: number, digest: string];

interface IndexHead {
  readonly files: readonly string[];
  readonly size: number;
  readonly blocks: readonly Block[];
}

const headShape = record<IndexHead>({
  files: list(text()),
  size: whole(),
  blocks: list(tuple<Block>(text(), whole(), whole(), text())),
});

/** The indexes of a store's folder. */
export class SectionIndexes {
  private known: SectionIndex[] = [];

  constructor(private readonly folder: string) {}

  read(reference: IndexReference): SectionIndex {
    const wanted = JSON.stringify(reference);
    const known = this.known.find((index) => JSON.stringify(index.reference) === wanted);
    if (known) return known;
    const path = this.pathOf(reference.file);
    try {
      return this.keep('sha256' in reference ? wholeIndex(reference, path) : this.indexOf(reference, path));
    } catch (error) {
      throw readFailure(error, path);
    }
  }

  /** Writes a list of all sections beside them, by which the table of a generation begins anew. */
  write(generation: number, sections: SectionTable, durable: boolean): SectionTable {
    const name = `${generationName(generation)}-index.${newId()}.jsonl`;
    const path = this.pathOf(name);
    const sorted = [...sections.entries()].sort(([left], [right]) => (left < right ? -1 : 1));
    const { files, sections: rows } = rowsOf(sorted);
    const file = new NewFile(path, durable);
    const blocks: Block[] = [];
    for (let first = 0; first < rows.length; first += ROWS_OF_A_BLOCK) {
      const block = rows.slice(first, first + ROWS_OF_A_BLOCK);
      const place = writeLine(file, block.join('\n'));
      blocks.push([nameOfRow(block[0] ?? ''), place.start, place.length, place.digest]);
    }
    const head = { files, size: rows.length, blocks };
    const reference = { file: name, ...writeLine(file, JSON.stringify(head)) };
    file.close();
    return SectionTable.of(this.keep({ reference, files, parts: new BlockedParts(head, path) }), new Map());
  }

  private indexOf(reference: Extract<IndexReference, { readonly digest: string }>, path: string): SectionIndex {
    const { start, length, digest } = reference;
    const bytes = readPart(path, start, length);
    if (digestOf(bytes) !== digest) throw damagedList(path, 'its checksum differs');
    const head = JSON.parse(utf8Text(bytes)) as IndexHead;
    const complaint = headShape.check(head);
    if (complaint) throw damagedList(path, 'fields are missing');
    return { reference, files: head.files, parts: new BlockedParts(head, path) };
  }

  private keep(index: SectionIndex): SectionIndex {
    this.known = [index, ...this.known].slice(0, KEPT_INDEXES);
    return index;
  }

  private pathOf(file: string): string {
    return platform().paths.join(this.folder, 'sections', file);
  }
}

function writeLine(file: NewFile, line: string): { start: number; length: number; digest: string } {
  const start = file.length;
  const bytes = utf8Bytes(line);
  file.write(bytes);
  file.write(utf8Bytes('\n'));
  return { start, length: bytes.length, digest: digestOf(bytes) };
}

/** An index of format 3: one object of JSON with all rows. */
function wholeIndex(reference: Extract<IndexReference, { readonly sha256: string }>, path: string): SectionIndex {
  const bytes = readWritten(path);
  if (checksum(bytes) !== reference.sha256) throw damagedList(path, 'its checksum differs');
  const rows = JSON.parse(utf8Text(bytes)) as SectionRows;
  return { reference, parts: new SectionParts(rows, path), files: rows.files };
}

/** The places of an index whose blocks are read when somebody asks for a name in them: what the host says then passes as it is. */
class BlockedParts implements SectionPlaces {
  private readonly blocks = new Map<number, SectionParts>();

  constructor(
    private readonly head: IndexHead,
    private readonly path: string,
  ) {}

  get size(): number {
    return this.head.size;
  }

  has(name: string): boolean {
    return this.blockWith(name)?.has(name) ?? false;
  }

  get(name: string): SectionPart | undefined {
    return this.blockWith(name)?.get(name);
  }

  *names(): Generator<string> {
    for (let number = 0; number < this.head.blocks.length; number++) yield* this.block(number)?.names() ?? [];
  }

  /** The block in which a name stands if it stands anywhere: the last one that does not begin behind it. */
  private blockWith(name: string): SectionParts | undefined {
    const { blocks } = this.head;
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.[0] ?? '') <= name) low = middle + 1;
      else high = middle;
    }
    return this.block(low - 1);
  }

  private block(number: number): SectionParts | undefined {
    const known = this.blocks.get(number);
    const place = this.head.blocks[number];
    if (known || !place) return known;
    const block = this.read(place);
    this.blocks.set(number, block);
    return block;
  }

  private read([, start, length, digest]: Block): SectionParts {
    const bytes = readPart(this.path, start, length);
    if (digestOf(bytes) !== digest) throw damagedList(this.path, 'its checksum differs');
    return new SectionParts({ files: this.head.files, sections: utf8Text(bytes).split('\n') }, this.path);
  }
}

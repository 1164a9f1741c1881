/** Extents, positions and parse errors as scripts see them (IScriptExtent, IScriptPosition, ParseError). */
import type { Extent } from '../../language/extent.ts';
import type { ParseError } from '../../language/parse-error.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';

const NAMESPACE = 'System.Management.Automation.Language.';

/** IScriptExtent. */
export class ExtentObject extends NetObject {
  constructor(readonly extent: Extent) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}InternalScriptExtent`);
  }
}

/** IScriptPosition: where an extent begins or ends. */
export class PositionObject extends NetObject {
  constructor(
    readonly extent: Extent,
    private readonly isEnd: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}InternalScriptPosition`);
  }

  get offset(): number {
    return this.isEnd ? this.extent.endOffset : this.extent.startOffset;
  }

  get line(): number {
    return this.isEnd ? this.extent.endLine : this.extent.startLine;
  }

  get column(): number {
    return this.isEnd ? this.extent.endColumn : this.extent.startColumn;
  }

  /** The whole text in which the position is. */
  get script(): string {
    return this.extent.source.text;
  }

  /** The text of the line. */
  get lineText(): string {
    return this.script.split('\n')[this.line - 1] ?? '';
  }
}

export class ParseErrorObject extends NetObject {
  constructor(readonly error: ParseError) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}ParseError`);
  }

  override toString(): string {
    const { error } = this;
    return `${error.message}`;
  }
}

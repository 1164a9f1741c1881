/** System.Collections.Generic.LinkedList`1 and its nodes. */
import { netException } from '../net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../net-type.ts';
import { netEquals } from './net-equality.ts';

export class LinkedListNode extends NetObject {
  list: NetLinkedList | null = null;
  next: LinkedListNode | null = null;
  previous: LinkedListNode | null = null;

  constructor(
    private readonly type: NetType,
    public value: unknown,
  ) {
    super();
  }

  netType(): NetType {
    return this.type;
  }
}

export class NetLinkedList extends NetObject {
  first: LinkedListNode | null = null;
  last: LinkedListNode | null = null;
  count = 0;

  constructor(private readonly type: NetType) {
    super();
  }

  netType(): NetType {
    return this.type;
  }

  /** A node of this list's element type for a value; a node stays itself when it belongs to no list. */
  private nodeOf(item: unknown): LinkedListNode {
    if (!(item instanceof LinkedListNode)) {
      return new LinkedListNode(
        genericTypeOf(typeNamed('System.Collections.Generic.LinkedListNode`1'), this.type.genericArguments),
        item,
      );
    }
    if (item.list === null) return item;
    throw netException('System.InvalidOperationException', 'The LinkedList node already belongs to a LinkedList.');
  }

  /** Puts a value or a free node behind a node, at the front for null. */
  insertAfter(place: LinkedListNode | null, item: unknown): LinkedListNode {
    if (place) this.requireOwn(place);
    const node = this.nodeOf(item);
    const next = place ? place.next : this.first;
    node.list = this;
    node.previous = place;
    node.next = next;
    if (place) place.next = node;
    else this.first = node;
    if (next) next.previous = node;
    else this.last = node;
    this.count++;
    return node;
  }

  insertBefore(place: LinkedListNode, item: unknown): LinkedListNode {
    this.requireOwn(place);
    return this.insertAfter(place.previous, item);
  }

  addLast(item: unknown): LinkedListNode {
    return this.insertAfter(this.last, item);
  }

  detach(node: LinkedListNode): void {
    this.requireOwn(node);
    if (node.previous) node.previous.next = node.next;
    else this.first = node.next;
    if (node.next) node.next.previous = node.previous;
    else this.last = node.previous;
    node.list = node.next = node.previous = null;
    this.count--;
  }

  private requireOwn(node: LinkedListNode): void {
    if (node.list === this) return;
    throw netException(
      'System.InvalidOperationException',
      'The LinkedList node does not belong to current LinkedList.',
    );
  }

  /** Removes the node at an end. Throws InvalidOperationException when there is none. */
  detachEnd(node: LinkedListNode | null): void {
    if (!node) throw netException('System.InvalidOperationException', 'The LinkedList is empty.');
    this.detach(node);
  }

  *nodes(): Generator<LinkedListNode> {
    for (let node = this.first; node; node = node.next) yield node;
  }

  *items(): Generator<unknown> {
    for (const node of this.nodes()) yield node.value;
  }

  find(value: unknown): LinkedListNode | null {
    for (const node of this.nodes()) if (netEquals(node.value, value)) return node;
    return null;
  }

  findLast(value: unknown): LinkedListNode | null {
    for (let node = this.last; node; node = node.previous) if (netEquals(node.value, value)) return node;
    return null;
  }
}

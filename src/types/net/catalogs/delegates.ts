/** Delegates: a script block stands for each; it is called with the delegate's arguments. */
import { actionMembers, delegateMembers } from '../../collections/delegates.ts';
import { defineType } from '../../type-declaration.ts';

export default [
  defineType({ name: 'System.Delegate', abstract: true }),
  defineType({ name: 'System.MulticastDelegate', base: 'System.Delegate', abstract: true }),
  defineType({ name: 'System.Action', base: 'System.MulticastDelegate', kind: 'delegate', ...actionMembers }),
  defineType({
    name: 'System.Action`1',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['T'],
    ...actionMembers,
  }),
  defineType({
    name: 'System.Action`2',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['T1', 'T2'],
    ...actionMembers,
  }),
  defineType({
    name: 'System.Action`3',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['T1', 'T2', 'T3'],
    ...actionMembers,
  }),
  defineType({
    name: 'System.Func`1',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['TResult'],
    ...delegateMembers,
  }),
  defineType({
    name: 'System.Func`2',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['T', 'TResult'],
    ...delegateMembers,
  }),
  defineType({
    name: 'System.Func`3',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['T1', 'T2', 'TResult'],
    ...delegateMembers,
  }),
  defineType({
    name: 'System.Func`4',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['T1', 'T2', 'T3', 'TResult'],
    ...delegateMembers,
  }),
  defineType({
    name: 'System.Predicate`1',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['T'],
    ...delegateMembers,
  }),
  defineType({
    name: 'System.Comparison`1',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['T'],
    ...delegateMembers,
  }),
  defineType({
    name: 'System.Converter`2',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['TInput', 'TOutput'],
    ...delegateMembers,
  }),
  defineType({ name: 'System.EventHandler', base: 'System.MulticastDelegate', kind: 'delegate', ...actionMembers }),
  defineType({
    name: 'System.EventHandler`1',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    generic: ['TEventArgs'],
    ...actionMembers,
  }),
];

/** Places and sizes on a host's screen: System.Management.Automation.Host.Coordinates, Size and Rectangle. */
import { defineType } from '../../../types/type-declaration.ts';
import { HostMeasure } from '../../host-object.ts';

/** A struct of whole numbers. @param fields their names, in the order of the constructor */
const measure = (
  name: string,
  fields: readonly string[],
  toText: (numbers: readonly number[]) => string = (numbers) => numbers.join(','),
) =>
  defineType<HostMeasure>({
    name,
    kind: 'struct',
    constructors: [
      [
        `(${fields.map((field) => `int ${field.charAt(0).toLowerCase()}${field.slice(1)}`).join(', ')})`,
        (...numbers: number[]) => new HostMeasure(name, numbers),
      ],
    ],
    empty: () =>
      new HostMeasure(
        name,
        fields.map(() => 0),
      ),
    properties: fields.map((field, at) => [
      `int ${field} {get;set;}`,
      (self: HostMeasure) => self.numbers[at],
      (self: HostMeasure, value: number) => {
        self.numbers[at] = value;
      },
    ]),
    toText: (self) => toText(self.numbers),
  });

export default [
  measure('System.Management.Automation.Host.Coordinates', ['X', 'Y']),
  measure('System.Management.Automation.Host.Size', ['Width', 'Height']),
  measure(
    'System.Management.Automation.Host.Rectangle',
    ['Left', 'Top', 'Right', 'Bottom'],
    ([left, top, right, bottom]) => `${left},${top} ; ${right},${bottom}`,
  ),
];

// The list of parts, for the parts in TypeScript.
type Part = {
  'bom-ref': string;
  name: string;
  group?: string;
  version: string;
  properties?: { name: string; value: string }[];
};
export type PartsList = {
  serialNumber: string;
  metadata: { timestamp?: string; component: { name: string; version: string } };
  components: Part[];
  dependencies: { ref: string; dependsOn: string[] }[];
};
export function partsList(
  whole: object,
  packages: readonly { name: string; version: string }[],
  about: { productName: string; version: string },
): PartsList;

// Rules of the workflows, for the parts in TypeScript.
export function workflowFaults(file: string, text: string): string[];

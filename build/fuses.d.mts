export declare const FUSES: Readonly<Record<string, boolean>>;
export declare const SENTINEL: string;
export declare function readFuses(path: string): (boolean | 'removed' | 'inherit' | number)[][];
export declare function setFuses(path: string): void;
export declare function wrongFuses(path: string): string[];

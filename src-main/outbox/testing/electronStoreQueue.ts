// For benches: the same queue as one would keep it with electron-store, in the very `conf` that electron-store brings.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

type Conf = { get(key: string): unknown; set(key: string, value: unknown): void; readonly path: string };

export type ElectronStoreQueue = {
  /** Where its file lies. */
  readonly path: string;
  fill(records: readonly unknown[]): void;
  /** Read, changed and written whole, by its own atomic and synced write: there is no other way in it. */
  enqueue(record: unknown): void;
};

/** Opens an empty queue in `folder`. Nothing is encrypted, which is to its advantage. */
export async function openElectronStoreQueue(folder: string): Promise<ElectronStoreQueue> {
  const entry = createRequire(import.meta.resolve('electron-store')).resolve('conf');
  const { default: Conf } = (await import(pathToFileURL(entry).href)) as { default: new (options: object) => Conf };
  const conf = new Conf({ cwd: folder, configName: 'queue', projectName: 'bench' });
  return {
    path: conf.path,
    fill: (records) => conf.set('queue', records),
    enqueue: (record) => {
      const queue = conf.get('queue') as unknown[];
      queue.push(record);
      conf.set('queue', queue);
    },
  };
}

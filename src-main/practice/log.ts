// What was asked of the practice server: each request with what became of it, for tests and rehearsals to look at.

/** One request. Kept in memory alone, and only the last few thousand. */
export type RequestEntry = {
  readonly number: number;
  /** The account's present when the head of the request came, UTC milliseconds. */
  readonly at: number;
  /** Which connection, and which request on it. */
  readonly connection: number;
  readonly nth: number;
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  /** Without the keys. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came, '' until it is there. */
  body: string;
  /** The fault that was played, or null. */
  fault: string | null;
  /** What the account answered; null = it was never asked (or not yet). */
  worked: number | null;
  /** The status that was sent to the client; null = none was. */
  sent: number | null;
};

const entriesMax = 5_000;

type Waiter = { readonly isIt: (entry: RequestEntry) => boolean; readonly tell: (entry: RequestEntry) => void };

export class RequestLog {
  #entries: RequestEntry[] = [];
  #count = 0;
  #waiters: Waiter[] = [];

  /** Opens an entry. Change it through `note` alone, so that those who wait are told. */
  begin(entry: Omit<RequestEntry, 'number' | 'body' | 'fault' | 'worked' | 'sent'>): RequestEntry {
    const opened = { ...entry, number: ++this.#count, body: '', fault: null, worked: null, sent: null };
    this.#entries.push(opened);
    if (this.#entries.length > entriesMax) this.#entries.shift();
    this.#tell(opened);
    return opened;
  }

  /** Writes down what has become of a request. */
  note(entry: RequestEntry, what: Partial<Pick<RequestEntry, 'body' | 'fault' | 'worked' | 'sent'>>): void {
    Object.assign(entry, what);
    this.#tell(entry);
  }

  /** The requests, oldest first. */
  get entries(): readonly RequestEntry[] {
    return this.#entries;
  }

  /** The first entry, past or to come, of which `isIt` is true: no polling, no guessed milliseconds. */
  waitFor(isIt: (entry: RequestEntry) => boolean): Promise<RequestEntry> {
    const there = this.#entries.find(isIt);
    if (there) return Promise.resolve(there);
    return new Promise((tell) => this.#waiters.push({ isIt, tell }));
  }

  clear(): void {
    this.#entries = [];
  }

  #tell(entry: RequestEntry): void {
    const told = this.#waiters.filter((waiter) => waiter.isIt(entry));
    this.#waiters = this.#waiters.filter((waiter) => !told.includes(waiter));
    for (const waiter of told) waiter.tell(entry);
  }
}

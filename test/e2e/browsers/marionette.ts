/**
 * A small client for Marionette, the protocol by which Firefox is driven: messages are JSON behind their length in bytes
 * and a colon. No driver program and no package is needed.
 */
import { connect, type Socket } from 'node:net';
import { waitFor } from '../services/process.ts';

interface Waiting {
  resolve(result: Record<string, unknown>): void;
  reject(error: Error): void;
}

export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #lastId = 0;
  #greeted = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => this.#take(data));
    socket.on('close', () => this.#end());
    socket.on('error', () => this.#end());
  }

  /** Connects as soon as the browser listens, and opens a session. */
  static async open(port: number): Promise<Marionette> {
    const socket = await waitFor('Firefox to listen', () => tryToConnect(port), 60_000);
    const client = new Marionette(socket);
    await waitFor('Firefox to greet', () => client.#greeted);
    await client.send('WebDriver:NewSession', { acceptInsecureCerts: true, pageLoadStrategy: 'normal' });
    return client;
  }

  /** Sends one command. @returns its result; rejects with the browser's own words */
  async send(command: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = ++this.#lastId;
    const message = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<Record<string, unknown>>((resolve, reject) =>
      this.#waiting.set(id, { resolve, reject }),
    );
    this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    return await answer;
  }

  /** Runs the body of a function in the page; `args` are its `arguments`. */
  async inPage(script: string, args: unknown[] = []): Promise<unknown> {
    return (await this.send('WebDriver:ExecuteScript', { script, args }))['value'];
  }

  /** Runs the body of an async function with the browser's own rights; `args` are its `args`. */
  async inBrowser(script: string, args: unknown[] = []): Promise<unknown> {
    await this.send('Marionette:SetContext', { value: 'chrome' });
    try {
      const wrapped = `const done = arguments[arguments.length - 1]; const args = arguments;
        (async () => { ${script} })().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
      const { value } = await this.send('WebDriver:ExecuteAsyncScript', { script: wrapped, args });
      const answer = value as { value?: unknown; error?: string };
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    } finally {
      await this.send('Marionette:SetContext', { value: 'content' });
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, colon));
      if (this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.toString('utf8', colon + 1, end));
      this.#received = this.#received.subarray(end);
      if (Array.isArray(message)) this.#answer(message);
      else this.#greeted = true;
    }
  }

  #answer([, id, error, result]: unknown[]): void {
    const waiting = this.#waiting.get(id as number);
    this.#waiting.delete(id as number);
    if (error) {
      const { error: kind, message } = error as { error: string; message: string };
      waiting?.reject(new Error(`${kind}: ${message}`));
    } else waiting?.resolve(result as Record<string, unknown>);
  }

  #end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('Firefox hung up'));
    this.#waiting.clear();
  }
}

async function tryToConnect(port: number): Promise<Socket | null> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.removeAllListeners();
      resolve(socket);
    });
    socket.once('error', () => resolve(null));
  });
}

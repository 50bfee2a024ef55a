/** A POP3 server (RFC 1939) on loopback with one mailbox: whoever signs in is given its messages. */
import { createServer, type Socket } from 'node:net';
import { freePort } from './process.ts';

export interface Pop3 {
  readonly port: number;
  stop(): Promise<void>;
}

/** @param files the messages, their lines ending in CRLF or LF */
export async function startPop3(files: readonly Buffer[]): Promise<Pop3> {
  const port = await freePort();
  const messages = files.map(onTheWire);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    socket.write('+OK ready\r\n');
    let waiting = '';
    socket.on('data', (data) => {
      const lines = `${waiting}${data.toString('latin1')}`.split('\r\n');
      waiting = lines.pop() ?? '';
      for (const line of lines) answer(socket, messages, line);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(socket: Socket, messages: readonly Buffer[], line: string): void {
  const [command = '', number] = line.split(' ');
  const list = (tell: (message: Buffer, index: number) => string | number) =>
    `+OK\r\n${messages.map((message, index) => `${index + 1} ${tell(message, index)}\r\n`).join('')}.\r\n`;
  const name = command.toUpperCase();
  if (name === 'CAPA') socket.write('+OK\r\nUSER\r\nUIDL\r\nTOP\r\n.\r\n');
  else if (name === 'STAT') socket.write(`+OK ${messages.length} ${Buffer.concat(messages).length}\r\n`);
  else if (name === 'LIST') socket.write(list(({ length }) => length));
  else if (name === 'UIDL') socket.write(list((_, index) => `uid-${index + 1}`));
  else if (name === 'RETR' || name === 'TOP') {
    const message = messages[Number(number) - 1];
    socket.write(message ? Buffer.concat([Buffer.from('+OK\r\n'), message, Buffer.from('.\r\n')]) : '-ERR\r\n');
  } else if (name === 'QUIT') socket.end('+OK\r\n');
  else socket.write(['USER', 'PASS', 'NOOP', 'DELE', 'RSET'].includes(name) ? '+OK\r\n' : '-ERR\r\n');
}

/** Lines end in CRLF, the last one too, and one that begins with a dot has another before it (§3). */
function onTheWire(file: Buffer): Buffer {
  const text = file.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1');
}

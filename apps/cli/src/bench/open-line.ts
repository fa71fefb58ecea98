/** A line to the server that stays open, for one request after the other: as little work as a client can do, for it stands for other people's computers. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface LineAnswer {
  readonly status: number;
  /** The status line and the header lines. */
  readonly head: string;
  readonly text: string;
}

export interface Line {
  /** @param head header lines without those of the body, each ended by CRLF. Throws when the line breaks or the answer says no length. */
  post(path: string, head: string, body: string): Promise<LineAnswer>;
  close(): void;
}

const END_OF_HEAD = '\r\n\r\n';
const LENGTH = /^content-length: *(\d+)/im;

/** Throws when nobody listens there. */
export const openLine = async (origin: string): Promise<Line> => {
  const { hostname, port, host } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  const waiting = answersOf(socket);
  return {
    post: (path, head, body) => {
      const length = Buffer.byteLength(body);
      const answer = waiting();
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n${head}content-type: application/json\r\ncontent-length: ${length}${END_OF_HEAD}${body}`,
      );
      return answer;
    },
    close: () => socket.destroy(),
  };
};

/** @returns what waits for the next answer on the socket */
const answersOf = (socket: Socket): (() => Promise<LineAnswer>) => {
  let waiting: { resolve(answer: LineAnswer): void; reject(why: Error): void } | undefined;
  let got: Buffer = Buffer.alloc(0);
  const fail = (why: Error): void => {
    waiting?.reject(why);
    waiting = undefined;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the line.')));
  socket.on('data', (part: Buffer) => {
    got = got.length === 0 ? part : Buffer.concat([got, part]);
    const headEnd = got.indexOf(END_OF_HEAD);
    if (headEnd < 0) return;
    const head = got.toString('latin1', 0, headEnd);
    const length = LENGTH.exec(head)?.[1];
    if (length === undefined) return fail(new Error('The server said no length.'));
    const bodyAt = headEnd + END_OF_HEAD.length;
    if (got.length < bodyAt + Number(length)) return;
    const text = got.toString('utf8', bodyAt);
    got = Buffer.alloc(0);
    waiting?.resolve({ status: Number(head.slice(9, 12)), head, text });
    waiting = undefined;
  });
  return () =>
    new Promise((resolve, reject) => {
      // A line that nothing was sent on for a minute has been closed by the server, and says so only once.
      if (socket.destroyed) reject(new Error('The server closed the line.'));
      else waiting = { resolve, reject };
    });
};

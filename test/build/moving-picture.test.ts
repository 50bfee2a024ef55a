import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface MovingPicture {
  movingPicture(frames: Uint8Array[], seconds: number[]): Buffer;
}
const { movingPicture } = (await import(
  new URL('../../scripts/setup/moving-picture.mjs', import.meta.url).href
)) as MovingPicture;
const { crc32 } = (await import(new URL('../../scripts/setup/crc32.mjs', import.meta.url).href)) as {
  crc32(bytes: Uint8Array): number;
};

function part(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A square of one grey. */
function png(size: number, grey: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 8;
  const lines = Buffer.concat(Array.from({ length: size }, () => Buffer.from([0, ...Array(size).fill(grey)])));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    part('IHDR', header),
    part('IDAT', deflateSync(lines)),
    part('IEND', Buffer.alloc(0)),
  ]);
}

function typesIn(file: Buffer): string[] {
  const types: string[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    types.push(file.toString('latin1', at + 4, at + 8));
  return types;
}

describe('a moving picture', () => {
  it('holds each picture as it is, in its order, numbered through', () => {
    const moving = movingPicture([png(2, 10), png(2, 20), png(2, 30)], [1, 2.5, 1]);
    expect(typesIn(moving)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'fcTL', 'fdAT', 'IEND']);
    const numbers = [...moving.toString('latin1').matchAll(/fcTL|fdAT/g)].map(({ index }) =>
      moving.readUInt32BE(index + 4),
    );
    expect(numbers).toEqual([0, 1, 2, 3, 4]);
    const second = moving.indexOf('fcTL', moving.indexOf('IDAT'), 'latin1');
    expect(moving.readUInt16BE(second + 4 + 20) / moving.readUInt16BE(second + 4 + 22)).toBe(2.5);
  });

  it('has the checksum that PNG wants', () => {
    expect(crc32(Buffer.from('IEND')).toString(16)).toBe('ae426082');
  });

  it('is made of pictures of one size only', () => {
    expect(() => movingPicture([png(2, 10), png(3, 10)], [1, 1])).toThrow('differ');
    expect(() => movingPicture([Buffer.from('GIF89a')], [1])).toThrow('no PNG');
  });
});

/**
 * Several PNG files as one that moves (PNG, third edition, §11.3.4: acTL, fcTL, fdAT): their own compressed data, put one after the other. Where a program
 * knows nothing of it, it shows the first one.
 */
import { crc32 } from './crc32.mjs';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const FOR_EVER = 0;

/**
 * @param {Uint8Array[]} frames PNG files of one size and one kind of colours
 * @param {number[]} seconds how long each is shown
 * @returns {Buffer} @throws when they differ in size or in their colours, or one is no PNG
 */
export function movingPicture(frames, seconds) {
  const read = frames.map(chunksOf);
  const header = find(read[0] ?? [], 'IHDR')[0];
  if (!header || read.some((chunks) => !find(chunks, 'IHDR')[0]?.equals(header)))
    throw new Error('the pictures differ in size or colours');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  let sequence = 0;
  const out = [SIGNATURE, chunk('IHDR', header), chunk('acTL', numbers(frames.length, FOR_EVER))];
  for (const [index, chunks] of read.entries()) {
    const delay = Buffer.alloc(6);
    delay.writeUInt16BE(Math.round((seconds[index] ?? 1) * 100), 0);
    delay.writeUInt16BE(100, 2);
    out.push(chunk('fcTL', Buffer.concat([numbers(sequence++, width, height, 0, 0), delay])));
    for (const data of find(chunks, 'IDAT'))
      out.push(index === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([numbers(sequence++), data])));
  }
  return Buffer.concat([...out, chunk('IEND', Buffer.alloc(0))]);
}

/** @returns the chunks of a PNG file, each with its type and its data (§5.3) */
function chunksOf(bytes) {
  const file = Buffer.from(bytes);
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('a picture is no PNG');
  const chunks = [];
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function find(chunks, type) {
  return chunks.filter((one) => one.type === type).map(({ data }) => data);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), body, numbers(crc32(body))]);
}

function numbers(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

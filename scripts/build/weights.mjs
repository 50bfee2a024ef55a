/** What the build weighs, and what it may weigh. */
import { gzipSync } from 'node:zlib';
import { LANGUAGES } from './files.mjs';
import { loadedWith } from './loaded-with.mjs';

const KB = 1024;
const HANDBOOK = ['handbook/handbook.css', ...LANGUAGES.map((language) => `handbook/${language}.html`)];

/** One line a file: path, bytes, bytes when compressed as a server or a store does it. */
export function sizeTable(files) {
  const rows = [...files].map(([path, contents]) => [path, contents.length, gzipSync(contents, { level: 9 }).length]);
  const sums = ['all', rows.reduce((sum, row) => sum + row[1], 0), rows.reduce((sum, row) => sum + row[2], 0)];
  const width = Math.max(...rows.map((row) => row[0].length));
  return [['file', 'bytes', 'gzip'], ...rows, sums]
    .map(([path, bytes, gzip]) => `${path.padEnd(width)} ${String(bytes).padStart(9)} ${String(gzip).padStart(9)}\n`)
    .join('');
}

/** What the extension's scripts may weigh, in bytes as `gzip -9` makes them, and what they do. */
export function weigh({ extension, outputs }) {
  const weightOf = (paths) => paths.reduce((sum, path) => sum + gzipSync(extension.get(path), { level: 9 }).length, 0);
  const texts = Object.keys(outputs).filter((path) =>
    outputs[path].sources.some((source) => /_locales\/\w+\/inspection\.ts$/.test(source)),
  );
  // A mail parser, which its own Worker loads when somebody asks what a mail holds.
  const attachments = 'attachments/worker.js';
  const scripts = [...extension.keys()].filter((path) => path.endsWith('.js') && path !== attachments);
  // Cards, stories, questions, their page, "what if" and what each header field is come only when somebody asks for them.
  const isLesson = (path) =>
    outputs[path]?.sources.every((source) =>
      /^src\/(lesson|learn|views\/lesson|_locales\/\w+|(core|views)\/what-if)\/|\/field-help-view\.tsx$/.test(source),
    ) && outputs[path].sources.some((source) => /\/(lesson|learn|what-if|headers)(\/|\.ts$)/.test(source));
  // Opened once in the life of an installation; nothing else loads any of it.
  const isWelcome = (path) =>
    outputs[path]?.sources.every((source) => /^src\/(welcome\/|_locales\/\w+\/welcome\.)/.test(source));
  // Written, blanked, compared and reported only when somebody hands a message on.
  const isHandedOn = (path) =>
    outputs[path]?.sources.every((source) =>
      /^src\/(export|report\/(abuse|compare))\/|^src\/_locales\/\w+\/(saving|export|abuse|compare)\.|^src\/views\/styles\/|\/preact-render-to-string\//.test(
        source,
      ),
    );
  const heaviest = Math.max(...texts.map((path) => weightOf([path])));
  const webmails = scripts.filter((path) => path.startsWith('webmail/'));
  const heaviestWebmail = Math.max(...webmails.map((path) => weightOf([path])));
  return [
    { what: 'the content script', gzip: weightOf(['content/main.js']), goal: 12 * KB },
    {
      what: 'the content script with a webmail',
      gzip: weightOf(['content/main.js']) + heaviestWebmail,
      goal: 15 * KB,
    },
    // The whole engine, which a worker cannot load bit by bit: every known form of Received, every charset, every check of the wire.
    { what: 'the worker', gzip: weightOf(loadedWith('background/main.js', outputs)), goal: 165 * KB },
    {
      what: 'the popup until its first verdict',
      gzip: weightOf(loadedWith('popup/main.js', outputs)) + heaviest,
      goal: 80 * KB,
    },
    {
      what: 'all scripts but those named below',
      gzip: weightOf(
        scripts.filter((path) => !isLesson(path) && !isWelcome(path) && !isHandedOn(path) && !webmails.includes(path)),
      ),
      goal: 325 * KB,
    },
    { what: 'what is saved and handed on', gzip: weightOf(scripts.filter(isHandedOn)), goal: 37 * KB },
    { what: 'the welcome page', gzip: weightOf(scripts.filter(isWelcome)), goal: 5 * KB },
    { what: 'the lessons', gzip: weightOf(scripts.filter(isLesson)), goal: 83 * KB },
    { what: 'the list of attachments', gzip: weightOf(loadedWith(attachments, outputs)), goal: 31 * KB },
    // Pages without script, opened by a click on one of its entries.
    { what: 'the handbook, both languages', gzip: weightOf(HANDBOOK), goal: 136 * KB },
    // A page gets one of them, and each has its own copy of what they share: this is the weight of the package alone.
    { what: 'all webmails', gzip: weightOf(webmails), goal: 36 * KB },
  ];
}

export function goalTable(weights) {
  const rows = weights.map(({ what, gzip, goal }) => {
    const word = gzip <= goal ? 'met' : 'MISSED';
    return `${what.padEnd(48)} ${String(gzip).padStart(9)}  goal ${String(goal).padStart(7)}  ${word}\n`;
  });
  return `\n${rows.join('')}`;
}

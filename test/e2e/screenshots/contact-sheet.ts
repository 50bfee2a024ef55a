/** All pictures on one page, by groups; each leads to its file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Picture {
  name: string;
  group: string;
  look: string;
  /** What keeps somebody from reading it. */
  trouble: string[];
}

/** Writes index.html beside the pictures. */
export function writeContactSheet(folder: string, pictures: readonly Picture[]): void {
  const groups = [...new Set(pictures.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const figures = pictures.filter((picture) => picture.group === group).map(figureOf);
    return `<section id="${group}"><h2>${group}</h2>${figures.join('')}</section>`;
  });
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Waybill: every state</title><style>${STYLE}</style>
<h1>Every state</h1><nav>${groups.map((group) => `<a href="#${group}">${group}</a>`).join(' ')}</nav>${sections.join('\n')}</html>`,
  );
}

function figureOf({ name, look, trouble }: Picture): string {
  const file = `${name}-${look}.png`;
  const told = trouble.length > 0 ? `<b>${escaped(trouble.join('; '))}</b>` : '';
  return `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${name} ${look} ${told}</figcaption></figure>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const STYLE = `
body { font: 13px system-ui, sans-serif; margin: 24px; background: #c9cdd6; color: #161a20; }
section { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; }
h2 { flex-basis: 100%; margin: 24px 0 0; }
figure { margin: 0; }
img { display: block; max-width: 420px; max-height: 700px; box-shadow: 0 4px 16px #0003; }
b { color: #a4161a; }`;

/** Browsers and mail programs that are installed, whoever installed them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];

export function hasChromium() {
  if (process.env.WAYBILL_CHROMIUM) return existsSync(process.env.WAYBILL_CHROMIUM);
  return PLACES.some((place) => existsSync(place)) || answers(['chromium', 'chromium-browser']);
}

export function hasFirefox() {
  if (process.env.WAYBILL_FIREFOX) return existsSync(process.env.WAYBILL_FIREFOX);
  return answers(['firefox-esr', 'firefox']);
}

export function hasThunderbird() {
  if (process.env.WAYBILL_THUNDERBIRD) return existsSync(process.env.WAYBILL_THUNDERBIRD);
  return answers(['thunderbird']);
}

function answers(names) {
  return names.some((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** Gives every sentence in both languages: for the command line and for tests. */
import { en } from '../_locales/en/index.ts';
import { ja } from '../_locales/ja/index.ts';
import { addSentences } from './translate.ts';

addSentences('en', en);
addSentences('ja', ja);

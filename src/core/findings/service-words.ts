/** Words that stand with a brand's name when somebody wants to be taken for its service: "Apple Support", "DHL Paket", "Equipo de Google", "Amazonカスタマーサービス". */
import { skeleton } from './confusables.ts';

const LATIN =
  'account accounts admin alert alerts app bank billing business care card center centre client co confirmation customer defender delivery desk ' +
  'express gmbh help helpdesk id inc info information invoice llc login ltd mail member membership news no noreply notice ' +
  'notification notifications official online order orders parcel pay payment payments prime protection receipt reply ' +
  'safety secure security service services shipping shop store subscription subscriptions support team teams update updates ' +
  'user verification verify virus wallet japan jp 365 outlook windows ' +
  'kundendienst kundenservice konto paket rechnung sicherheit zahlung ' +
  'cliente clientes cuenta de equipo seguridad servicio soporte atendimento conta equipe segurança serviço suporte ' +
  'compte facture sécurité assistenza clienti conto pakket klantenservice';

const JAPANESE =
  'アカウント アップデート お客様 お客さま お支払い お知らせ お荷物 から カード カスタマー かんたん ご案内 ご注文 ご利用 サービス サポート ' +
  'ショッピング ジャパン ストア セキュリティ セキュリティー センター チーム トラベル の プライム ペイ ポイント マーケット モバイル ' +
  'よりのお知らせ 会員 係 公式 内容 利用 重要な 事務局 市場 情報 担当 支払 支払い 料金 株式会社 注文 確認 管理 緊急 窓口 証券 認証 請求 ' +
  '通知 運営 配送 銀行 社 様';

const LATIN_WORDS: ReadonlySet<string> = new Set(LATIN.split(' ').map(skeleton));
/** The longest first, so that "セキュリティー" is not read as "セキュリティ" and a rest. */
const JAPANESE_WORDS: readonly string[] = JAPANESE.split(' ')
  .map(skeleton)
  .sort((one, other) => other.length - one.length);

/**
 * @param rest skeleton of what stands behind a brand's name
 * @returns true too when nothing does, or only punctuation
 */
export function isOnlyService(rest: string): boolean {
  const words = rest.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.every(isService);
}

function isService(word: string): boolean {
  let at = 0;
  while (at < word.length) {
    const latin = /^[a-z0-9]+/.exec(word.slice(at))?.[0];
    const found = latin === undefined ? JAPANESE_WORDS.find((one) => word.startsWith(one, at)) : latin;
    if (found === undefined || (latin !== undefined && !LATIN_WORDS.has(latin))) return false;
    at += found.length;
  }
  return true;
}

// The mails that the program writes into a folder, as those who receive them read them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { today, until } from './program.mjs';

/** The folder of a preview's mails. */
export const folderOf = (site) => join(site, 'intake', today, 'mails');

/** Every mail of a preview, the oldest first: `{ about, to, subject, text, link }`. */
export function mails(site) {
  const folder = folderOf(site);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')).sort() : [];
  return names.map((name) => {
    const raw = readFileSync(join(folder, name), 'utf8');
    const header = (wanted) => raw.match(new RegExp(`^${wanted}: (.*(?:\\r\\n[ \\t].*)*)`, 'mi'))?.[1].replace(/\r\n[ \t]/g, ' ');
    const part = raw.slice(raw.search(/^Content-Type: text\/plain/mi));
    const text = decoded(part);
    return { about: name.replace(/^\d+-|\.eml$/g, ''), to: header('To'), subject: header('Subject'), text, link: text.match(/http:\/\/\S+\/forms\/lien\/\S+/)?.[0] };
  });
}

/** The newest mail about something, once it is there; `count` says how many of them there must be. */
export async function mailAbout(site, about, count = 1) {
  const own = () => mails(site).filter((mail) => mail.about === about);
  await until(`${count} mail(s) about ${about}`, () => own().length >= count);
  return own().at(-1);
}

function decoded(part) {
  const [head, ...rest] = part.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').split('\r\n--')[0];
  const way = head.match(/^Content-Transfer-Encoding: (\S+)/mi)?.[1].toLowerCase();
  if (way === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (way !== 'quoted-printable') return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

import { createHash, generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** PEM, for a TLS server. */
  key: string;
  cert: string;
  /** SHA-256 of the public key in base64, as `--ignore-certificate-errors-spki-list` takes it. */
  fingerprint: string;
}

const day = 86_400_000;

/**
 * A self-signed certificate, valid for a day, made anew each time so that no key is ever stored. Node signs but does
 * not write certificates, so this function writes the few fields: https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 *
 * @param hosts the names it is for
 */
export function selfSigned(hosts: readonly string[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKeyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));
  const name = sequence(set(sequence(objectId('550403'), text(hosts[0] ?? ''))));
  const content = sequence(
    explicit(0, integer('02')),
    integer('01'),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKeyInfo,
    explicit(3, sequence(sequence(objectId('551d11'), octets(sequence(...hosts.map(dnsName)))))),
  );
  const cert = sequence(content, ecdsaWithSha256, bits(sign('sha256', content, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert.toString('base64')}\n-----END CERTIFICATE-----\n`,
    fingerprint: createHash('sha256').update(publicKeyInfo).digest('base64'),
  };
}

/** One value of the Distinguished Encoding Rules: its tag, its length, its bytes. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  const short = value.length < 0x80;
  const length = Buffer.from(value.length.toString(16).padStart(short || value.length < 0x100 ? 2 : 4, '0'), 'hex');
  return Buffer.concat([
    Buffer.from([tag]),
    short ? length : Buffer.concat([Buffer.from([0x80 | length.length]), length]),
    value,
  ]);
}

const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const set = (...parts: Uint8Array[]) => der(0x31, ...parts);
const explicit = (number: number, part: Uint8Array) => der(0xa0 + number, part);
const integer = (hex: string) => der(0x02, Buffer.from(hex, 'hex'));
const objectId = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const octets = (part: Uint8Array) => der(0x04, part);
const bits = (part: Uint8Array) => der(0x03, Buffer.from([0]), part);
const text = (value: string) => der(0x0c, Buffer.from(value));
const dnsName = (host: string) => der(0x82, Buffer.from(host));

/** `20261123031400Z` without its century. */
const time = (moment: number) =>
  der(
    0x17,
    Buffer.from(
      `${new Date(moment)
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );

/**
 * Makes some two hundred certificate files with OpenSSL, with the options that it has, and asks this shell and a real
 * PowerShell what each is: the thumbprint and whether there is a private key, or the error. Prints what differs.
 *
 *     node scripts/certificate-files.mjs [-- WORD]     only files whose names have the word
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realPowerShell } from './real-powershell.mjs';

/** The words of Windows, which the shell has, for those of .NET elsewhere. */
const WINDOWS_WORDS = new Map([
  ['ASN1 corrupted data.', 'Cannot find the requested object.'],
  [
    'The certificate data cannot be read with the provided password, the password may be incorrect.',
    'The specified network password is not correct.',
  ],
]);

/** Where the shell names the algorithm and .NET does not. */
const OURS = new Set(['key-pss.pfx', 'keypbe-camellia-256-cbc.pfx']);

const word = process.argv.slice(2).find((argument) => argument !== '--') ?? '';
const pwsh = realPowerShell()?.command;
if (!pwsh) {
  console.error('certificate-files: there is no PowerShell to ask; set PWSH.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'lyncshell-certificate-files-'));
/** How many sets of options this OpenSSL does not have, or does not take together. */
let refused = 0;

/** Runs OpenSSL; an option that this OpenSSL does not have makes no file. */
function openssl(...args) {
  const { status } = spawnSync('openssl', args, { cwd: folder });
  if (status !== 0) refused++;
  return status === 0;
}

const passwordOf = (name) => (name.includes('unicode') ? 'пароль€' : name.includes('empty') ? '' : 'P@ssw0rd');

function makeFiles() {
  const keys = {
    rsa1024: ['RSA', 'rsa_keygen_bits:1024'],
    rsa2048: ['RSA', 'rsa_keygen_bits:2048'],
    rsa3072: ['RSA', 'rsa_keygen_bits:3072'],
    p256: ['EC', 'ec_paramgen_curve:P-256'],
    p384: ['EC', 'ec_paramgen_curve:P-384'],
    p521: ['EC', 'ec_paramgen_curve:P-521'],
    secp256k1: ['EC', 'ec_paramgen_curve:secp256k1'],
    brainpool: ['EC', 'ec_paramgen_curve:brainpoolP256r1'],
    ed25519: ['ED25519'],
    ed448: ['ED448'],
    pss: ['RSA-PSS', 'rsa_keygen_bits:2048'],
  };
  for (const [name, [algorithm, option]] of Object.entries(keys)) {
    openssl('genpkey', '-algorithm', algorithm, ...(option ? ['-pkeyopt', option] : []), '-out', `${name}.key`);
    for (const hash of name.startsWith('ed') ? [''] : ['sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'md5']) {
      const file = `${name}${hash && `-${hash}`}`;
      const args = ['req', '-x509', '-new', '-key', `${name}.key`, '-subj', `/CN=${file}/O=Contoso`, '-days', '3650'];
      if (!openssl(...args, ...(hash ? [`-${hash}`] : []), '-out', `${file}.pem`)) continue;
      openssl('x509', '-in', `${file}.pem`, '-outform', 'DER', '-out', `${file}.cer`);
    }
    openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.csr`);
    openssl('req', '-in', `${name}.csr`, '-outform', 'DER', '-out', `${name}.csr.der`);
    const own = existsSync(join(folder, `${name}-sha256.pem`)) ? `${name}-sha256` : name;
    exportPfx(`key-${name}`, name, own, []);
    openssl('crl2pkcs7', '-nocrl', '-certfile', `${own}.pem`, '-outform', 'DER', '-out', `${name}.p7b`);
    openssl('crl2pkcs7', '-nocrl', '-certfile', `${own}.pem`, '-out', `${name}.p7b.pem`);
  }
  const ciphers = ['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'des-ede3-cbc', 'PBE-SHA1-3DES', 'PBE-SHA1-2DES'];
  for (const cipher of [
    ...ciphers,
    'PBE-SHA1-RC2-40',
    'PBE-SHA1-RC2-128',
    'PBE-SHA1-RC4-128',
    'camellia-256-cbc',
    'aes-256-gcm',
    'NONE',
  ]) {
    for (const kind of ['keypbe', 'certpbe'])
      exportPfx(`${kind}-${cipher}`, 'p256', 'p256-sha256', [`-${kind}`, cipher, '-legacy']);
  }
  for (const mac of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3-256', 'sha512-256'])
    exportPfx(`mac-${mac}`, 'p256', 'p256-sha256', ['-macalg', mac]);
  for (const count of ['1', '2', '2048', '100000', '600000', '2000000'])
    exportPfx(`iter-${count}`, 'p256', 'p256-sha256', ['-iter', count]);
  const others = {
    nomac: ['-nomac'],
    noiter: ['-noiter'],
    nomaciter: ['-nomaciter'],
    legacy: ['-legacy'],
    nokeys: ['-nokeys'],
    name: ['-name', 'Web server'],
    'name-unicode-friendly': ['-name', 'Ünïcödé'],
    csp: ['-CSP', 'Microsoft RSA SChannel Cryptographic Provider'],
    lmk: ['-LMK'],
    keyex: ['-keyex'],
    keysig: ['-keysig'],
    empty: [],
    unicode: [],
    chain: ['-certfile', 'rsa2048-sha256.pem'],
    twice: ['-certfile', 'p256-sha256.pem'],
    pbmac1: ['-pbmac1_pbkdf2'],
  };
  for (const [name, options] of Object.entries(others)) exportPfx(name, 'p256', 'p256-sha256', options);
  damaged();
}

function exportPfx(name, key, certificate, options) {
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    `${key}.key`,
    '-in',
    `${certificate}.pem`,
    '-passout',
    `pass:${passwordOf(name)}`,
    ...options,
    '-out',
    `${name}.pfx`,
  );
}

/** What is no certificate any more, and what never was one. */
function damaged() {
  const read = (name) => readFileSync(join(folder, name));
  const write = (name, bytes) => writeFileSync(join(folder, name), bytes);
  for (const source of ['rsa2048-sha256.cer', 'legacy.pfx', 'rsa2048.p7b']) {
    const bytes = read(source);
    const [name, extension] = source.split('.');
    write(`${name}-half.${extension}`, bytes.subarray(0, bytes.length / 2));
    write(`${name}-one-less.${extension}`, bytes.subarray(0, -1));
    write(`${name}-one-more.${extension}`, Buffer.concat([bytes, Buffer.of(0)]));
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 20] ^= 0xff;
    write(`${name}-flipped.${extension}`, flipped);
  }
  const pem = read('rsa2048-sha256.pem').toString();
  write('crlf.pem', pem.replaceAll('\n', '\r\n'));
  write('before.pem', `some words\n${pem}`);
  write('two.pem', pem + read('p256-sha256.pem'));
  write(
    'one-line.pem',
    pem.replaceAll('\n', '').replace('-----BEGIN CERTIFICATE-----', '$&\n').replace('-----END', '\n$&'),
  );
  write('bom.pem', `\ufeff${pem}`);
  write('trusted.pem', pem.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE'));
  write('x509.pem', pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'));
  write('with-key.pem', pem + read('rsa2048.key'));
  write('empty.cer', '');
  write('words.cer', 'no certificate');
  write('zeros.cer', Buffer.alloc(1000));
  write('deep.cer', Buffer.concat([Buffer.alloc(4000, Buffer.of(0x30, 0x80)), Buffer.alloc(100)]));
}

const SCRIPT = String.raw`
foreach ($file in Get-ChildItem $env:CERTIFICATE_FILES -File | Sort-Object Name) {
  if ($file.Extension -eq '.key') { continue }
  $password = if ($file.Name -match '^empty') { '' } elseif ($file.Name -match 'unicode') { [string][char]0x43f + [char]0x430 + [char]0x440 + [char]0x43e + [char]0x43b + [char]0x44c + [char]0x20ac } else { 'P@ssw0rd' }
  $bytes = [IO.File]::ReadAllBytes($file.FullName)
  $said = try {
    if ($file.Name -match '\.csr$') { $r = [Security.Cryptography.X509Certificates.CertificateRequest]::LoadSigningRequestPem([IO.File]::ReadAllText($file.FullName), 'SHA256'); $r.SubjectName.Name }
    elseif ($file.Name -match '\.csr\.der$') { $r = [Security.Cryptography.X509Certificates.CertificateRequest]::LoadSigningRequest($bytes, [Security.Cryptography.HashAlgorithmName]'SHA256'); $r.SubjectName.Name }
    elseif ($file.Extension -eq '.pfx') { $c = [Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadPkcs12($bytes, $password); "$($c.Thumbprint) $($c.HasPrivateKey)" }
    elseif ($file.Name -match 'p7b') { $all = [Security.Cryptography.X509Certificates.X509Certificate2Collection]::new(); $all.Import($bytes); $all.Thumbprint -join ' ' }
    else { $c = [Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadCertificate($bytes); "$($c.Thumbprint) $($c.Subject) $($c.PublicKey.Oid.Value) $($c.SignatureAlgorithm.Value)" }
  } catch { $e = $_.Exception; if ($e.InnerException) { $e = $e.InnerException }; "$($e.GetType().Name): $($e.Message)" }
  "$($file.Name)|$said"
}
`;

function isSame(name, real, ours) {
  if (real === ours || OURS.has(name)) return true;
  const [type, message] = real.split(/: (.*)/s);
  return WINDOWS_WORDS.has(message) && ours === `${type}: ${WINDOWS_WORDS.get(message)}`;
}

function answers(program, args) {
  const script = join(folder, '..', `${folder.split('/').at(-1)}.ps1`);
  writeFileSync(script, SCRIPT);
  const output = execFileSync(program, [...args, '-File', script], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CERTIFICATE_FILES: folder,
      LYNCSHELL_HOME: join(tmpdir(), 'lyncshell-certificate-files-home'),
    },
    maxBuffer: 1 << 26,
  });
  rmSync(script);
  return new Map(
    output
      .split('\n')
      .filter((line) => line.includes('|'))
      .map((line) => line.split(/\|(.*)/s).slice(0, 2)),
  );
}

try {
  makeFiles();
  for (const name of readdirSync(folder)) if (!name.includes(word)) rmSync(join(folder, name));
  const real = answers(pwsh, ['-NoProfile', '-NonInteractive']);
  const ours = answers(process.execPath, ['dist/lyncshell.js', '-NoProfile']);
  const different = [...real].filter(([name, said]) => !isSame(name, said, ours.get(name)));
  const errors = [...real.values()].filter((said) => /^\w+Exception: /.test(said)).length;
  for (const [name, said] of different)
    console.log(`${name}\n  PowerShell: ${said}\n  lyncshell:  ${ours.get(name) ?? 'no answer'}`);
  console.log(
    `${real.size} files (${errors} that are refused), ${different.length} answered differently; OpenSSL made none for ${refused} sets of options.`,
  );
  process.exitCode = different.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

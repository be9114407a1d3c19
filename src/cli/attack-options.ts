/** The options of all commands that read a bundle of ATT&CK. */
import { InvalidArgumentError, Option } from 'commander'

/** `--bundle`: none is shipped, so the user names one or keeps it in the environment. */
export function bundleOption(): Option {
  return new Option('-b, --bundle <file>', 'the bundle, may be gzip; - for standard input').env(
    'SPOOR_ATTACK',
  )
}

/** `--attack-version`. */
export function versionOption(): Option {
  return new Option(
    '--attack-version <version>',
    'which release a STIX 2.0 bundle is, as it does not say',
  ).argParser(parseVersion)
}

function parseVersion(text: string): string {
  const version = text.replace(/^v/, '')
  if (!/^\d{1,3}(\.\d{1,3}){0,2}$/.test(version)) {
    throw new InvalidArgumentError('not a release of ATT&CK: write 18.1')
  }
  return version
}

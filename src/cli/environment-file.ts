import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyEnvironment } from '../environment/configuration/environment.ts'
import type { EnvironmentReading } from '../environment/configuration/read-environment.ts'

/** The file that is taken where none is named. */
const usualFile = 'spoor.yaml'

/**
 * What the named file says; without a name `spoor.yaml` of the folder (the working one), if there is one, and
 * nothing otherwise. There is no environment when the file has a fault: whoever trusts half a file trusts
 * the wrong half. `now` is what its entries expire against, milliseconds UTC.
 */
export async function findEnvironment(
  named: string | undefined,
  { now, folder = '.' }: { readonly now: number; readonly folder?: string },
): Promise<EnvironmentReading> {
  const usual = join(folder, usualFile)
  const file = named ?? ((await isThere(usual)) ? usual : undefined)
  if (file === undefined) return { environment: emptyEnvironment, diagnostics: [] }
  const { loadEnvironment } = await import('../content.ts')
  return loadEnvironment(file, { now })
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

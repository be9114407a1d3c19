/** The record of a validation, beside its playbook. */
import { readFile, stat } from 'node:fs/promises'
import type { Diagnostic } from '../base/diagnostic.ts'
import { readValidation, type ValidationRecord } from '../playbooks/validation.ts'
import { isMissing } from '../store/replace-file.ts'

/** Larger records are refused, bytes: one of all detections has far fewer. */
const largest = 4 * 1024 * 1024

/** Where the record of a playbook stands. */
export function validationFileOf(file: string): string {
  return `${file}.validation.json`
}

/** Reads the record of a playbook; none where there is no file. */
export async function readValidationOf(file: string): Promise<{
  readonly record?: ValidationRecord
  readonly diagnostics: readonly Diagnostic[]
}> {
  const name = validationFileOf(file)
  try {
    const { size } = await stat(name)
    if (size > largest) throw new Error(`it has ${size} bytes`)
    return readValidation({ text: await readFile(name, 'utf8'), file: name })
  } catch (error) {
    if (isMissing(error)) return { diagnostics: [] }
    const why = error instanceof Error ? error.message : String(error)
    return {
      diagnostics: [
        {
          code: 'playbook-validation-invalid',
          severity: 'error',
          message: `the record of validation cannot be read: ${why}`,
          file: name,
          hint: 'check its permissions, or delete it and validate anew',
        },
      ],
    }
  }
}

import { expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import * as settings from './aws-region-setting-calls.ts'

const { setDefaultEncryption, setSerialConsole } = settings

it.each([
  [
    settings.blockPublicSnapshots('block-all-sharing'),
    'EnableSnapshotBlockPublicAccess',
    { State: 'block-all-sharing' },
    { state: 'block-all-sharing' },
  ],
  [settings.allowPublicSnapshots(), 'DisableSnapshotBlockPublicAccess', '', { state: 'unblocked' }],
  [
    settings.blockPublicImages(),
    'EnableImageBlockPublicAccess',
    { ImageBlockPublicAccessState: 'block-new-sharing' },
    { imageBlockPublicAccessState: 'block-new-sharing' },
  ],
  [
    settings.allowPublicImages(),
    'DisableImageBlockPublicAccess',
    '',
    { imageBlockPublicAccessState: 'unblocked' },
  ],
  [
    setDefaultEncryption('enabled'),
    'EnableEbsEncryptionByDefault',
    '',
    { ebsEncryptionByDefault: true },
  ],
  [
    setDefaultEncryption('disabled'),
    'DisableEbsEncryptionByDefault',
    '',
    { ebsEncryptionByDefault: false },
  ],
  [
    setSerialConsole('enabled'),
    'EnableSerialConsoleAccess',
    '',
    { serialConsoleAccessEnabled: true },
  ],
  [
    setSerialConsole('disabled'),
    'DisableSerialConsoleAccess',
    '',
    { serialConsoleAccessEnabled: false },
  ],
])('%#: a setting is asked for and answered inside its wrapper', (call, name, asked, state) => {
  expect([call.name, call.readOnly]).toEqual([name, false])
  expect(valueAt(call.request, `${name}Request`)).toEqual(asked)
  expect(valueAt(call.response, `${name}Response`)).toMatchObject(state)
})

it('a look at a setting is answered with nothing', () => {
  expect(settings.getDefaultEncryption()).toMatchObject({ readOnly: true, response: null })
})

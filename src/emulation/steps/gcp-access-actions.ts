import * as instances from '../calls/gcp-instance-calls.ts'
import type { MetadataChange } from '../calls/gcp-instance-calls.ts'
import { gcpPlace, gcpSubject } from './gcp-deed.ts'
import type { GcpAction, GcpActions } from './gcp-deed.ts'

/**
 * Ways into a machine: keys and scripts in its metadata. The text is the names of the keys, several
 * with commas; the log never has their values.
 */
export const gcpAccessActions: GcpActions = {
  'send-ssh-key': {
    says: 'puts an SSH key into {of}',
    needs: ['of'],
    of: ['instance'],
    play: (scene) => [{ call: instances.addSshKeys(gcpSubject(scene).id) }],
  },
  'set-metadata': metadataAction('sets {text} in the metadata of {of}', 'modified'),
  'remove-metadata': metadataAction('removes {text} from the metadata of {of}', 'deleted'),
  'set-project-metadata': {
    says: 'sets {text} in the metadata of all instances',
    needs: ['text'],
    play: (scene) => {
      const change = { modified: keysIn(scene.step.text) }
      return [{ call: instances.setProjectMetadata(gcpPlace(scene).id, change) }]
    },
  },
}

function metadataAction(says: string, change: keyof MetadataChange): GcpAction {
  return {
    says,
    needs: ['of', 'text'],
    of: ['instance'],
    play: (scene) => {
      const keys = { [change]: keysIn(scene.step.text) }
      return [{ call: instances.setMetadata(gcpSubject(scene).id, keys) }]
    },
  }
}

function keysIn(text = ''): readonly string[] {
  return text.split(',')
}

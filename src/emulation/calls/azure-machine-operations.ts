import { plainOperation } from './azure-operations.ts'
import type { AzureOperation } from './azure-player.ts'
import { writeResource } from './azure-resource-write.ts'

const machines = 'Microsoft.Compute/virtualMachines'

/**
 * What is done to a machine without a body (reference/telemetry.md 2.6). The script of `runCommand`
 * is not logged.
 */
export function machineAction(
  machineId: string,
  action: 'start' | 'deallocate' | 'powerOff' | 'restart' | 'runCommand',
): AzureOperation {
  return plainOperation(`${machines}/${action}/action`, machineId, 'long')
}

/** `retrieveBootDiagnosticsData/action`: links to the screenshot and the serial log of a machine. */
export function retrieveBootDiagnostics(machineId: string): AzureOperation {
  return plainOperation(`${machines}/retrieveBootDiagnosticsData/action`, machineId)
}

/**
 * `extensions/write` of VMAccess: sets a password or SSH key from outside. The key stands in protected
 * settings, which no log shows.
 */
export function writeAccessExtension(
  machineId: string,
  location: string,
  system: 'Linux' | 'Windows' = 'Linux',
): AzureOperation {
  const isLinux = system === 'Linux'
  const resourceId = `${machineId}/extensions/enablevmAccess`
  const properties = {
    publisher: isLinux ? 'Microsoft.OSTCExtensions' : 'Microsoft.Compute',
    type: isLinux ? 'VMAccessForLinux' : 'VMAccessAgent',
    typeHandlerVersion: isLinux ? '1.5' : '2.4',
    autoUpgradeMinorVersion: true,
    settings: {},
  }
  return writeResource({ resourceId, location, properties })
}

/**
 * `capture/action`: the disks of a generalised machine as VHD files in its storage account. The paths
 * of the body are unconfirmed.
 */
export function captureMachine(
  machineId: string,
  into: { readonly container: string; readonly prefix: string },
): AzureOperation {
  return {
    ...plainOperation(`${machines}/capture/action`, machineId, 'long'),
    request: {
      vhdPrefix: into.prefix,
      destinationContainerName: into.container,
      overwriteVhds: true,
    },
  }
}

/**
 * `attachDetachDataDisks/action`, the newer way beside writing the whole machine; its body is
 * unconfirmed (reference/telemetry.md 2.6 [unverified]).
 */
export function moveDataDisks(
  machineId: string,
  disks: { readonly attach?: readonly string[]; readonly detach?: readonly string[] },
): AzureOperation {
  const { attach = [], detach = [] } = disks
  return {
    ...plainOperation(`${machines}/attachDetachDataDisks/action`, machineId, 'long'),
    request: {
      ...(attach.length === 0
        ? {}
        : { dataDisksToAttach: attach.map((diskId, lun) => ({ diskId, lun })) }),
      ...(detach.length === 0 ? {} : { dataDisksToDetach: detach.map((diskId) => ({ diskId })) }),
    },
  }
}

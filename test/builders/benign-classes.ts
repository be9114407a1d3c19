/** The classes of everyday work that look like the attack (reference/telemetry.md section 7), by cloud. */
import type { Level } from '../../src/detections/detection.ts'
import type { Attack, AttackPlace } from './attack-inside.ts'

/** What an attack inside a class comes to, where not what it comes to everywhere. */
export interface AttackInClass extends Partial<AttackPlace> {
  readonly severity?: Level
  /** Why it is another severity, or somebody else who does it. */
  readonly because?: string
}

/** One class in one cloud. */
export interface BenignClass extends AttackPlace {
  /** The id of its scenario. */
  readonly scenario: string
  /** The calls that make it look like the attack, by `event.action`. */
  readonly calls: readonly string[]
  readonly attacks?: Readonly<Partial<Record<Attack, AttackInClass>>>
}

const sourceUnseen = 'the copy is older than the logs, so nobody knows whose data it holds'

/** Every class of section 7 in every cloud that it names. */
export const benignClasses: readonly BenignClass[] = [
  {
    scenario: 'benign-a-aws',
    calls: ['CreateSnapshot', 'CreateVolume', 'DetachVolume', 'AttachVolume'],
    by: 'anna.berg',
    at: '11:00:00',
    copy: 'wiki-before',
  },
  {
    scenario: 'benign-a-azure',
    calls: ['Microsoft.Compute/snapshots/write', 'Microsoft.Compute/disks/write'],
    by: 'carla.ruiz',
    at: '11:00:00',
    copy: 'vm-wiki-before-change',
  },
  {
    scenario: 'benign-a-gcp',
    calls: ['v1.compute.disks.createSnapshot', 'v1.compute.instances.attachDisk'],
    by: 'sofia.marin',
    at: '11:00:00',
    copy: 'wiki-before-change',
  },
  {
    scenario: 'benign-b-aws',
    calls: ['CreateSnapshot', 'CreateSnapshots', 'DeleteSnapshot', 'StartBackupJob'],
    by: 'backup',
    at: '03:00:00',
    copy: 'nightly-wiki-data-1',
    attacks: {
      unknown: { by: 'lifecycle', at: '06:00:00', copy: 'daily-1-1' },
    },
  },
  {
    scenario: 'benign-b-azure',
    calls: [
      'Microsoft.Compute/restorePointCollections/restorePoints/write',
      'Microsoft.Compute/snapshots/write',
    ],
    by: 'azure-backup',
    at: 'day 2 01:00:00',
    copy: 'AzureBackup_ledger-1',
    attacks: {
      link: { severity: 'informational', because: 'Azure Backup reads what it backs up by links' },
    },
  },
  {
    // A schedule can do nothing else, so the agent that takes backups does it.
    scenario: 'benign-b-gcp',
    calls: ['ScheduledSnapshots', 'v1.compute.snapshots.insert', 'v1.compute.snapshots.delete'],
    by: 'backup-agent',
    at: 'day 2 02:00:00',
    copy: 'payroll-db-data-vault-1',
  },
  {
    scenario: 'benign-c-aws',
    calls: ['CopySnapshot', 'ModifySnapshotAttribute', 'CreateVolume', 'AttachVolume'],
    by: 'backup',
    at: '18:50:00',
    copy: 'orders-away',
    attacks: { open: { by: 'drill', because: 'it is the drill that restores' } },
  },
  {
    scenario: 'benign-c-azure',
    calls: [
      'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems/testFailover/action',
      'Microsoft.Compute/disks/write',
    ],
    by: 'recovery-runbook',
    at: '18:10:00',
    copy: 'vm-web-test-os',
    attacks: { open: { door: 'drill-nsg' } },
  },
  {
    scenario: 'benign-c-gcp',
    calls: ['v1.compute.snapshots.setIamPolicy', 'v1.compute.disks.insert'],
    by: 'backup-runner',
    at: '19:30:00',
    copy: 'invoices-drill',
    attacks: { open: { by: 'drill-runner', because: 'it is the drill that restores' } },
  },
  {
    scenario: 'benign-d-aws',
    calls: ['CreateImage', 'ModifyImageAttribute', 'AuthorizeSecurityGroupIngress'],
    by: 'packer',
    at: '13:26:00',
    copy: 'base-image',
    attacks: {
      unknown: { by: 'image-builder', at: '14:35:00', copy: 'golden-image' },
      open: { disk: 'registry-data', because: 'a machine of a built image holds no data of ours' },
    },
  },
  {
    scenario: 'benign-d-azure',
    calls: [
      'Microsoft.Compute/images/write',
      'Microsoft.Compute/galleries/images/versions/write',
      'Microsoft.Compute/galleries/share/action',
    ],
    by: 'image-pipeline',
    at: '11:30:00',
    gallery: 'example_gallery',
    attacks: {
      open: {
        disk: 'vm-registry_DataDisk_0',
        because: 'a machine of a built image holds no data of ours',
      },
      link: { disk: 'vm-registry_DataDisk_0', because: 'Azure gives no links to images' },
    },
  },
  {
    scenario: 'benign-d-gcp',
    calls: ['v1.compute.images.insert', 'v1.compute.firewalls.insert'],
    by: 'cloud-build',
    at: '10:30:00',
    copy: 'base-image',
    attacks: {
      open: { disk: 'registry-data', because: 'a machine of a built image holds no data of ours' },
    },
  },
  {
    scenario: 'benign-e-aws',
    calls: ['RunInstances', 'SharedSnapshotVolumeCreated'],
    by: 'deployer',
    at: '13:00:00',
    disk: 'shop-data',
  },
  {
    scenario: 'benign-f-aws',
    calls: ['CreateSnapshot', 'ModifySnapshotAttribute', 'SharedSnapshotVolumeCreated'],
    by: 'malware-scan',
    at: '10:26:00',
    copy: 'scanned',
    attacks: {
      unknown: {
        by: 'look-alike',
        because: 'the role itself lets in accounts of GuardDuty alone, so one of its name does it',
      },
    },
  },
  {
    scenario: 'benign-g-aws',
    calls: ['RunInstances', 'SharedSnapshotVolumeCreated', 'AuthorizeSecurityGroupIngress'],
    by: 'tom.fischer',
    at: '13:00:00',
    disk: 'shop-data',
  },
  {
    scenario: 'benign-h-aws',
    calls: ['CreateImage', 'ModifyImageAttribute'],
    by: 'ingestion',
    at: '09:10:00',
    copy: 'product-image',
    attacks: {
      open: { disk: 'license-data', because: 'a machine of a built image holds no data of ours' },
    },
  },
  {
    scenario: 'benign-i-aws',
    calls: ['RunInstances'],
    by: 'node-groups',
    at: '13:00:00',
    disk: 'shop-data',
  },
  {
    scenario: 'benign-j-aws',
    calls: ['CreateSnapshot', 'ModifySnapshotAttribute', 'CreateVolume', 'DeleteSnapshot'],
    by: 'terraform',
    at: '09:04:00',
    copy: 'module-1',
  },
  {
    scenario: 'benign-k-azure',
    calls: ['Microsoft.Compute/snapshots/write', 'Microsoft.Compute/disks/write'],
    by: 'ines.costa',
    at: '13:00:00',
    copy: 'vm-billing-quarterly',
    attacks: { open: { severity: 'high', because: sourceUnseen } },
  },
]

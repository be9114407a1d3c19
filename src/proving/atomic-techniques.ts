/** Names of ATT&CK techniques as Atomic Red Team writes them: the parent's before that of its part. */
const names: Readonly<Record<string, string>> = {
  'T1078.004': 'Valid Accounts: Cloud Accounts',
  'T1098.003': 'Account Manipulation: Additional Cloud Roles',
  T1485: 'Data Destruction',
  T1490: 'Inhibit System Recovery',
  T1530: 'Data from Cloud Storage',
  T1537: 'Transfer Data to Cloud Account',
  T1580: 'Cloud Infrastructure Discovery',
  T1578: 'Modify Cloud Compute Infrastructure',
  'T1578.001': 'Modify Cloud Compute Infrastructure: Create Snapshot',
  'T1578.002': 'Modify Cloud Compute Infrastructure: Create Cloud Instance',
  'T1578.003': 'Modify Cloud Compute Infrastructure: Delete Cloud Instance',
  'T1578.004': 'Modify Cloud Compute Infrastructure: Revert Cloud Instance',
  'T1578.005': 'Modify Cloud Compute Infrastructure: Modify Cloud Compute Configurations',
  'T1562.007': 'Impair Defenses: Disable or Modify Cloud Firewall',
  T1651: 'Cloud Administration Command',
  'T1686.001': 'Disable or Modify System Firewall: Cloud Firewall',
}

/** The name of a technique; its id where the name is not known. */
export function techniqueName(id: string): string {
  return names[id] ?? id
}

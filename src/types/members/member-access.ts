/**
 * SEAM (to be completed): how members of any value are found, read, written, called and listed. Order of lookup as in
 * PowerShell: instance members (Add-Member), type table (`extended`), adapter (dictionary keys, XML nodes, note
 * properties of custom objects), members of the .NET type.
 */
export {};

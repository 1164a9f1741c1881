/** Why it makes no difference in a lab which domain controller or global catalog a cmdlet asks. */
export const ONE_DIRECTORY = 'one directory serves the whole lab';

/**
 * A row that was put in from an archive bears the archive's time here. What follows from its
 * writing was done and told when it was first written, so nothing follows again.
 */
export const restoredMark = 'restored'

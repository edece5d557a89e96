/** The six digits of a text, also when typed in full width or with a gap; undefined without. */
export function codeIn(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}

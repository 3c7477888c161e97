const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes a text for HTML, attributes in double quotes included. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => names[character] ?? '')
}

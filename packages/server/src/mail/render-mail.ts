import type { MailMessage } from './mailer.ts'
import { type MailTexts, mailTexts } from './texts.ts'

/** Renders a mail as plain text and as simple HTML; without a link where there is none. */
export function renderMail(
  texts: MailTexts,
  service: string,
  link: string | undefined,
): Omit<MailMessage, 'to'> {
  const { subject, before, after } = texts
  const paragraphs = [mailTexts.greeting, ...before, ...(link === undefined ? [] : [link]), ...after, service]
  const button =
    link === undefined
      ? ''
      : `<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b6b5d;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(texts.link ?? link)}</a></p>
<p style="font-size:14px;color:#51605b">${escapeHtml(mailTexts.copyHint)}<br><span style="word-break:break-all">${escapeHtml(link)}</span></p>`
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#eef2f0;color:#14211e;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Arial,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:28px;background:#ffffff;border-radius:12px">
<p style="margin-top:0;font-weight:600">${escapeHtml(service)}</p>
${renderParagraphs([mailTexts.greeting, ...before])}
${button}
${renderParagraphs(after)}
</div></body></html>
`
  return { subject, text: `${paragraphs.join('\n\n')}\n`, html }
}

function renderParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

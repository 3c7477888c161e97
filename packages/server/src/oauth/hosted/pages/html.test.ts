import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Html, html } from './html.ts'

describe('the html template', () => {
  it('escapes text in elements and in quoted attributes', () => {
    const evil = `"><script>alert('1')</script>&amp;`
    assert.equal(
      html`<p title="${evil}">${evil}</p>`.toString(),
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>',
    )
  })

  it('keeps HTML, joins lists, and leaves out undefined and false', () => {
    const items = ['a', 'b<'].map((item) => html`<li>${item}</li>`)
    assert.equal(
      html`<ul>${items}</ul>${undefined}${false}${0}`.toString(),
      '<ul><li>a</li><li>b&lt;</li></ul>0',
    )
    assert.equal(html`${new Html('<b>')}`.toString(), '<b>')
  })

  it('never lets a text open a tag or close an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(html`${text}`.toString(), /[<>"']/)
      }),
    )
  })
})

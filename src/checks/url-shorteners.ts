// Services that hide where a link goes. Newsrooms' and platforms' own (t.co, nyti.ms, youtu.be, wp.me) are left out: they lead to
// one known place.

/** Host names of public link shorteners. */
export const URL_SHORTENERS: ReadonlySet<string> = new Set(
  `bit.ly bitly.com j.mp tinyurl.com goo.gl ow.ly is.gd v.gd buff.ly adf.ly shorte.st bc.vc ouo.io ouo.press cutt.ly rb.gy rebrand.ly
   shorturl.at shorturl.asia t.ly tiny.cc tiny.one tinyurl.is lnkd.in soo.gd s2r.co clck.ru vk.cc u.to qps.ru goo.su surl.li
   bl.ink short.io shrtco.de 1url.com x.co mcaf.ee po.st tr.im cli.gs urlz.fr lc.cx gg.gg shrinke.me shrinkme.io exe.io za.gl
   fc.lc linktr.ee adfoc.us linkvertise.com link-to.net cpmlink.net clk.sh oke.io bitly.ws ulvis.net hyperurl.co
   smarturl.it snip.ly t2m.io dub.sh kutt.it chilp.it shortest.link han.gl me2.do bit.do yourls.org s.id`.split(/\s+/),
);

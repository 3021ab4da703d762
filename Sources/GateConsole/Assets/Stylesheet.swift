/// The one style sheet, sent as `/console.css`.
enum Stylesheet {
  static let text = base + frame + parts + forms + work + print

  private static let base = """
    :root{--ink:#1c2430;--soft:#566172;--line:#d5dae2;--paper:#fff;--ground:#f4f6f9;--link:#0b57a4;
    --good:#17692f;--good-bg:#e7f4ea;--bad:#a3150c;--bad-bg:#fdecea;--wait:#7a4a00;--wait-bg:#fdf3dc;
    --quiet-bg:#eceff3}
    *{box-sizing:border-box}
    html{font-size:100%}
    body{margin:0;background:var(--ground);color:var(--ink);line-height:1.6;
    font-family:"Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","PingFang SC",system-ui,sans-serif}
    a{color:var(--link)}
    a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,
    summary:focus-visible,main:focus-visible,[tabindex]:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
    main:focus{outline:none}
    h1{font-size:1.5rem;line-height:1.35;margin:.25rem 0 .75rem}
    h2{font-size:1.1rem;margin:1.25rem 0 .5rem}
    code,pre,.digest,.path{font-family:"Noto Sans Mono CJK SC","Noto Sans Mono",Consolas,monospace}
    code,.path{overflow-wrap:anywhere;font-size:.9em}
    .digest{user-select:all;overflow-wrap:anywhere;font-size:.8em}
    pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--quiet-bg);padding:.6rem .8rem;
    border-radius:4px;margin:.5rem 0;font-size:.85em}
    .quiet,.help,.hint{color:var(--soft)}
    .quiet,.help{font-size:.9em}
    .words{white-space:pre-line;overflow-wrap:anywhere}
    .number,.amount,time,.count{font-variant-numeric:tabular-nums}
    .number,time,.amount{white-space:nowrap}
    .skip{position:absolute;left:-999rem}
    .skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem 1rem;z-index:2}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:0}

    """

  private static let frame = """
    header{background:var(--paper);border-bottom:1px solid var(--line);display:flex;
    align-items:center;gap:.25rem 1.25rem;padding:.4rem 1.5rem}
    .brand{font-weight:700;font-size:1.15rem;text-decoration:none;color:var(--ink)}
    nav{flex:1 1 0;min-width:0}
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem .2rem;margin:0;padding:0}
    nav a{display:block;padding:.35rem .7rem;border-radius:4px;text-decoration:none;color:var(--ink)}
    nav a:hover{background:var(--quiet-bg)}
    nav a[aria-current]{font-weight:700;box-shadow:inset 0 -3px 0 var(--link);border-radius:0}
    .account{position:relative;flex:none;margin-left:auto}
    .brand{flex:none}
    .account summary{cursor:pointer;padding:.35rem .7rem;border:1px solid var(--line);border-radius:4px}
    .account .menu{position:absolute;right:0;top:calc(100% + .3rem);min-width:15rem;background:var(--paper);
    border:1px solid var(--line);border-radius:6px;padding:.5rem 1rem;z-index:1;box-shadow:0 4px 14px #0002}
    .account p{margin:.4rem 0}
    .languages{font-size:.9em;margin:0}
    main{max-width:78rem;margin:0 auto;padding:1rem 1.5rem 2rem}
    footer{max-width:78rem;margin:0 auto;padding:.5rem 1.5rem 1.5rem;color:var(--soft);font-size:.85em}
    .columns{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2rem}
    @media(max-width:52rem){.columns{grid-template-columns:minmax(0,1fr)}header,main,footer{padding-left:1rem;padding-right:1rem}
    header{flex-wrap:wrap}nav{flex:1 1 100%;order:1}}

    """

  private static let parts = """
    section{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:.25rem 1.1rem .9rem;margin:0 0 1rem}
    section>p:first-child{margin-top:.8rem}
    .columns section h2,section h2{margin-top:.8rem}
    .scroll{overflow-x:auto}
    main>.scroll{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:0 .6rem}
    table{border-collapse:collapse;width:100%;font-size:.95em}
    th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line);font-weight:400}
    th[scope=row]{white-space:nowrap}
    th.path{white-space:normal}
    thead th{font-weight:700;color:var(--soft);font-size:.85em;white-space:nowrap}
    tbody tr:last-child>*{border-bottom:0}
    td.long{min-width:10rem;max-width:26rem;overflow-wrap:anywhere}
    td.number,th.number{text-align:right}
    .chip{display:inline-block;padding:0 .55em;border-radius:3px;font-size:.875rem;font-weight:600;white-space:nowrap;
    border:1px solid currentColor;line-height:1.6;vertical-align:middle}
    .chip.good{color:var(--good);background:var(--good-bg)}
    .chip.bad{color:var(--bad);background:var(--bad-bg)}
    .chip.waiting{color:var(--wait);background:var(--wait-bg)}
    .chip.quiet{color:var(--soft);background:var(--quiet-bg)}
    .count{background:var(--quiet-bg);border-radius:1em;padding:0 .6em}
    strong.bad{color:var(--bad)}
    .banner{padding:.6rem 1.2rem;margin:0 0 1rem;border-left:6px solid;border-radius:4px}
    .banner.bad{background:var(--bad-bg);color:var(--bad);border-color:var(--bad)}
    .next{font-size:1.1rem;margin:.25rem 0 1rem}
    .empty{color:var(--soft);padding:.6rem 0;margin:0}
    .facts{margin:.25rem 0;display:grid;gap:.4rem}
    .facts>div{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.75rem}
    .facts dt{color:var(--soft)}
    .facts dd{margin:0;overflow-wrap:anywhere}
    @media(max-width:32rem){.facts>div{grid-template-columns:minmax(0,1fr);gap:0}}
    .plain{list-style:none;margin:.25rem 0;padding:0}
    .timeline{margin:.25rem 0;padding-left:1.2rem;border-left:3px solid var(--line);list-style:none}
    .timeline li{margin:.5rem 0}
    .timeline blockquote{margin:.25rem 0 .25rem .25rem;padding-left:.75rem;border-left:3px solid var(--line);color:var(--soft)}
    .timeline .ahead{color:var(--soft)}
    .held{list-style:none;margin:0;padding:0}
    .held li{padding:.6rem 0;border-bottom:1px solid var(--line)}
    .held li:last-child{border-bottom:0}
    .held p{margin:.25rem 0 0}
    .group{margin:0 0 1.1rem}
    .group:last-of-type{margin-bottom:0}
    h3{font-size:1rem;margin:.75rem 0 .25rem}
    .remedy{margin:.25rem 0 .4rem;padding:.4rem .8rem;background:var(--quiet-bg);border-radius:4px}
    .tree{list-style:none;margin:0;padding:0 0 0 .25rem}
    .tree .tree{margin-left:.5rem;padding-left:1rem;border-left:1px solid var(--line)}
    .tree li{padding:.15rem 0}
    .filter ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem;margin:0 0 1rem;padding:0}
    .filter a{display:block;padding:.25rem .8rem;border:1px solid var(--line);border-radius:4px;background:var(--paper);
    text-decoration:none;color:var(--ink)}
    .filter a[aria-current]{background:var(--link);border-color:var(--link);color:#fff;font-weight:700;box-shadow:none}
    progress{width:min(32rem,75%);height:1.1rem;vertical-align:middle;accent-color:var(--link)}
    .percent{font-weight:700;font-variant-numeric:tabular-nums;margin-left:.5rem}
    .cards{list-style:none;margin:.5rem 0;padding:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr))}
    .card{border:1px solid var(--line);border-left:8px solid;border-radius:6px;padding:.75rem 1rem}
    .card.good{border-left-color:var(--good)}
    .card.bad{border-left-color:var(--bad)}
    .card p{margin:.25rem 0}
    .card .big .chip{font-size:1.5rem;padding:.1em .6em}
    .card .name{font-size:1.1rem;font-weight:600}
    .below{margin-top:1rem}
    input[type=date]{padding:.35rem .6rem;border:1px solid #76818f;border-radius:4px;background:#fff}
    .evidence{background:var(--quiet-bg);border-radius:4px;padding:.4rem .8rem;overflow-wrap:anywhere}
    mark{background:#ffe08a;color:inherit;padding:0 .15em;border-radius:2px}
    .trend rect{fill:var(--link)}
    .trail summary h2{display:inline;font-size:1rem}
    .records{padding-left:3.5rem;font-size:.92em}
    .records li{margin:.35rem 0}
    summary{cursor:pointer}
    .more{margin:.75rem 0 0}
    ins{text-decoration:none;background:var(--good-bg)}
    del{color:var(--soft)}

    """

  private static let forms = """
    .sheet{max-width:26rem;margin:3rem auto;background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:1.25rem 2rem}
    form.wide{max-width:48rem}
    form.paper{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:1rem 1.5rem}
    .act form.paper{border:0;padding:0}
    .acts form+form{margin-top:1rem;padding-top:1rem;border-top:1px solid var(--line)}
    label,legend{font-weight:600;display:block}
    legend{padding:0;margin-bottom:.5rem}
    fieldset{border:0;border-left:4px solid var(--line);padding:0 0 0 1rem;margin:0 0 1rem}
    .field{margin:0 0 1.1rem}
    .field.wrong{border-left:4px solid var(--bad);padding-left:.75rem}
    .help{margin:0 0 .25rem}
    .pair{display:flex;flex-wrap:wrap;gap:0 2rem}
    input,select,textarea,button,.button{font:inherit;color:inherit}
    input[type=text],input[type=search],input[type=number],input[type=password],input:not([type]),select,textarea{width:100%;padding:.4rem .6rem;border:1px solid #76818f;border-radius:4px;background:#fff}
    input[type=datetime-local]{padding:.35rem .6rem;border:1px solid #76818f;border-radius:4px;background:#fff}
    [aria-invalid=true]{border:2px solid var(--bad)!important}
    .error{color:var(--bad);font-weight:600;margin:0 0 .25rem}
    .errors{border:3px solid var(--bad);border-radius:6px;background:var(--paper);padding:.25rem 1.25rem;margin:0 0 1rem}
    .errors h2{margin:.5rem 0}
    .errors a{color:var(--bad);font-weight:600}
    button,.button{display:inline-block;padding:.4rem 1.1rem;border:1px solid #76818f;border-radius:4px;background:#fff;cursor:pointer;text-decoration:none}
    button:hover,.button:hover{background:var(--quiet-bg)}
    .primary,a.button.primary{background:var(--link);border-color:var(--link);color:#fff;font-weight:600}
    .primary:hover{background:#083f78}
    .danger{border-color:var(--bad);color:var(--bad)}
    .danger:hover{background:var(--bad-bg)}
    .large{font-size:1.15rem;padding:.6rem 1.6rem}
    .box{font-weight:400;padding:.15rem 0}
    .passkey .error:empty{display:none}
    .buttons{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem;margin:.5rem 0 0}

    """

  private static let work = """
    .strong{font-weight:700}
    .side{font-size:.85rem;font-weight:400;float:right}
    .tiles{list-style:none;margin:.5rem 0 .25rem;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}
    .tile{display:block;height:100%;border:1px solid var(--line);border-left:6px solid var(--link);border-radius:6px;padding:.6rem .9rem;text-decoration:none;color:var(--ink)}
    .tile:hover{background:var(--quiet-bg)}
    fieldset.plain-set{border:0;padding:0}
    fieldset.plain-set.wrong{border-left:4px solid var(--bad);padding-left:.75rem}
    .options{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem}
    label.option{font-weight:400;display:inline-flex;gap:.4rem;align-items:baseline;margin-right:1rem}
    input[type=date]{padding:.35rem .6rem;border:1px solid #76818f;border-radius:4px;background:#fff}
    table.rows td{padding:.2rem .4rem .2rem 0;border:0}
    table.rows td:first-child{width:60%}
    table.rows input[size]{width:5rem}
    table.inner{width:auto;font-size:1em}table.inner th,table.inner td{padding:.1rem 1.2rem .1rem 0}
    .journal{list-style:none;margin:0;padding:0}
    .journal>li{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:.5rem 1.1rem;margin:0 0 .75rem}
    section .journal>li{border-width:0 0 1px;border-radius:0;padding:.5rem 0}
    .journal p{margin:.1rem 0 .4rem}
    .steps{list-style:none;display:flex;flex-wrap:wrap;margin:.2rem 0 .4rem;padding:0;font-size:.9em}
    .steps li{flex:1 1 7rem;border-top:4px solid var(--line);padding:.25rem .5rem 0 0;color:var(--soft)}
    .steps li.done{border-color:var(--good);color:var(--ink)}
    .steps li.now{border-color:#f0a500;color:var(--ink);font-weight:700}
    .steps li.ended{border-color:var(--bad);color:var(--bad)}
    .board{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 1rem}
    .board section{padding:.1rem 1rem .5rem;margin-bottom:.7rem}
    .board h2{margin:.45rem 0 .3rem;font-size:1.02rem}
    .board table{font-size:.9em}
    .tight th,.tight td{padding:.28rem .5rem}
    .clip{max-width:16rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
    .dense{font-size:.9em}.dense li{padding:.12rem 0;display:flex;flex-wrap:wrap;gap:.1rem .5rem;align-items:baseline}.dense .until{margin-left:auto}
    .tightline{margin:.2rem 0}
    .small{padding:.05rem .6rem;font-size:.9em}
    .until{font-variant-numeric:tabular-nums}
    .charts{gap:0 1.5rem}
    .chart{max-width:100%;height:auto}
    .chart text{font-size:11px;fill:var(--ink)}.chart .axis{fill:var(--soft);stroke:none}.chart line.axis{stroke:var(--line)}
    .bar{fill:var(--link)}
    .shares td,.shares th{padding:.2rem .6rem .2rem 0}
    .share{width:55%}
    .search{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:.25rem 1rem;align-items:end}
    @media(max-width:60rem){.board{grid-template-columns:minmax(0,1fr)}}
    .a4{background:#fff;border:1px solid var(--line);max-width:210mm;margin:0 auto;padding:14mm 16mm}
    .a4 h1{text-align:center;font-size:1.6rem;margin:.2rem 0 .4rem}
    .officename{text-align:center;margin:0;font-size:1.05rem}
    .formnumber{text-align:center;margin:.2rem 0 1rem}
    .a4 .facts{gap:0;border:1px solid #333;margin:0}
    .a4 .facts>div{border-bottom:1px solid #333;gap:0}
    .a4 .facts>div:last-child{border-bottom:0}
    .a4 .facts dt{padding:.35rem .6rem;color:var(--ink);border-right:1px solid #333}
    .a4 .facts dd{padding:.35rem .6rem}
    .boxes{display:grid;grid-template-columns:1fr 1fr;border-left:1px solid #333}
    .a4 .box{border:1px solid #333;border-width:0 1px 1px 0;min-height:30mm;padding:.2rem .6rem;display:flex;flex-direction:column}
    .a4 .box h2{font-size:1rem;margin:.2rem 0}.a4 .box p{margin:.15rem 0}.a4 .box .sign{margin-top:auto;color:var(--soft);white-space:pre-wrap}
    .proof{display:flex;gap:1rem;align-items:center;font-size:.8rem;margin-top:.6rem}
    .proof code{font-size:.75rem}
    .qr{flex:none}
    .labels{display:grid;grid-template-columns:repeat(3,62mm);gap:4mm}
    .label{display:flex;gap:3mm;align-items:center;border:1px dashed var(--line);padding:2mm;min-height:32mm;
    background:#fff;break-inside:avoid;font-size:9pt;line-height:1.35}
    .code{width:26mm;height:26mm;flex:none;background:#fff}

    """

  private static let print = """
    @media print{header nav,.account,.skip,.act,.languages,.more,form,.button{display:none!important}
    body{background:#fff;font-size:11pt}section,main>.scroll{border:0;padding:0}
    a{color:inherit;text-decoration:none}details>*{display:block}.columns{display:block}
    tr,.held li,.timeline li,.box{break-inside:avoid}.noprint,footer,header{display:none!important}
    @page{size:A4;margin:12mm}.a4{border:0;padding:0;max-width:none}main{padding:0;max-width:none}}

    """
}

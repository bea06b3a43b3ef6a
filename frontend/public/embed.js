(()=>{
const d=document,p=parent,l=location,
all=(s,e=d)=>[...e.querySelectorAll(s)],
marks=s=>all("[tabindex]",s),
[m]=all("main"),
tell=e=>{
const g=e.target.closest("[tabindex]")||d.activeElement;
all(".f-tip").map(t=>t.textContent=t.parentNode==g.ownerSVGElement?g.firstChild.textContent:"");
};
all("svg").map(s=>marks(s).map((g,i)=>g.tabIndex=i&&-1));
d.addEventListener("focusin",tell);
d.onpointerover=tell;
d.onkeydown=e=>{
const g=e.target,s=g.ownerSVGElement,k=/^Arrow([DR]?)/.exec(e.key);
if(s&&k){
const a=marks(s),to=a[a.indexOf(g)+(k[1]?1:-1)];
e.preventDefault();
if(to)g.tabIndex=-1,to.tabIndex=0,to.focus();
}
};
if(p==self)return;
const child=new URLSearchParams(l.search).get("childId"),
secret=new URLSearchParams(l.hash).get("#?secret"),
text=JSON.stringify,
say=x=>x&&p.postMessage(x,"*");
let h;
const send=now=>{
const H=Math.ceil(m.getBoundingClientRect().height);
if(!H||H==h&&!now)return;
h=H;
[
{sentinel:"amp",type:"embed-size",height:H},
{"datawrapper-height":{[m.id]:H}},
text({src:l.href,context:"iframe.resize",height:H}),
text({id:"iframeMessenger:"+m.id,type:"set-height",value:H}),
child&&"pymxPYMx"+child+"xPYMxheightxPYMx"+H,
secret&&{message:"height",value:H,secret}
].map(say);
};
new ResizeObserver(()=>send()).observe(m);
onload=d.onvisibilitychange=send;
d.fonts.ready.then(send);
onmessage=e=>e.source==p&&!/^embed-size/.test((e.data||0).type)&&send(1);
d.onclick=e=>{
const a=e.target.closest("a");
if(secret&&a?.host==l.host){
e.preventDefault();
say({message:"link",value:a.href,secret});
}
};
})();

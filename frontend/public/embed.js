(()=>{
const d=document,w=window,p=w.parent,l=w.location,m=d.querySelector("main"),
on=(t,e,f)=>t.addEventListener(e,f),
marks=s=>[...s.querySelectorAll("[tabindex]")];
for(const s of d.querySelectorAll("svg"))marks(s).forEach((g,i)=>g.tabIndex=i&&-1);
on(d,"keydown",e=>{
const g=e.target,s=g.ownerSVGElement,k=/^Arrow(.)/.exec(e.key);
if(!s||!k)return;
const all=marks(s),to=all[all.indexOf(g)+(/[DR]/.test(k[1])||-1)];
e.preventDefault();
if(to)g.tabIndex=-1,to.tabIndex=0,to.focus();
});
if(p===w)return;
const child=new URLSearchParams(l.search).get("childId"),
secret=(/[?&]secret=([^&]+)/.exec(l.hash)||[])[1],
say=x=>p.postMessage(x,"*"),text=x=>say(JSON.stringify(x));
let h=0;
const send=again=>{
const H=Math.ceil(m.getBoundingClientRect().height);
if(!H||H===h&&!again)return;
h=H;
say({sentinel:"amp",type:"embed-size",height:H});
say({"datawrapper-height":{[m.id]:H}});
text({src:l.href,context:"iframe.resize",height:H});
text({id:"iframeMessenger:"+m.id,type:"set-height",value:H});
if(child)say("pymxPYMx"+child+"xPYMxheightxPYMx"+H);
if(secret)say({message:"height",value:H,secret});
};
new ResizeObserver(()=>send()).observe(m);
on(w,"load",send);
on(d,"visibilitychange",send);
d.fonts.ready.then(send);
on(w,"message",e=>e.source===p&&!/^embed-size/.test((e.data||0).type)&&send(1));
on(d,"click",e=>{
const a=e.target.closest("a");
if(!secret||!a||a.host!==l.host)return;
e.preventDefault();
say({message:"link",value:a.href,secret});
});
})();

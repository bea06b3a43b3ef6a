(()=>{
const d=document,all=(s,e=d)=>[...e.querySelectorAll(s)],
text=e=>e.textContent,
years=all("thead tr:first-child .n").map(text),
interval=text(all("thead th").pop()),
rows=all("tbody tr:not(.all)").map(r=>{
const cells=all("td",r),step=cells.length/years.length;
return[text(r.firstChild),years.map((_,i)=>{
const[n,range]=cells.slice(i*step,i*step+step);
return text(n)+(range?.className=="n i"?` (${interval} ${text(range)})`:"");
})];
});
all("svg").map(s=>{
const marks=all("g g[transform]>g",s),step=marks.length/rows.length;
marks.map((g,i)=>{
const[name,told]=rows[i/step|0],year=i%step,t=d.createElementNS(s.namespaceURI,"title");
t.textContent=step>1?`${name}, ${years[year]}: ${told[year]}`:name+": "+told.map((n,i)=>years[i]+" "+n).join(", ");
g.prepend(t);
g.tabIndex=0;
g.setAttribute("role","img");
});
});
})();

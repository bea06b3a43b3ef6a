(()=>{
const d=document,all=(s,e=d)=>[...e.querySelectorAll(s)],
lines=e=>e.textContent.split("\n"),
years=all("thead .n").map(lines),
rows=all("tbody tr:not(.all)").map(r=>[r.firstChild.textContent,all("td",r).map((cell,i)=>{
const[n,range]=lines(cell);
return n+(range?` ${years[i][1].slice(0,-1)} ${range.slice(1)}`:"");
})]);
all("svg").map(s=>{
const marks=all("g g[transform]>g",s),step=marks.length/rows.length;
marks.map((g,i)=>{
const[name,told]=rows[i/step|0],year=i%step,t=d.createElementNS(s.namespaceURI,"title");
t.textContent=step>1?`${name}, ${years[year][0]}: ${told[year]}`:name+": "+told.map((n,i)=>years[i][0]+" "+n).join(", ");
g.prepend(t);
g.tabIndex=0;
g.setAttribute("role","img");
});
});
})();

package dev.loggia.sandbox.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One chat platform as a person at the page sees it; values are plain maps, lists, strings, numbers and booleans, ready
 * for JSON. Safe for use by several threads.
 */
public interface Room {
    /** The platform, in lower case: {@code discord}. */
    String name();

    /** Who one can be, the first one first. */
    List<String> people();

    /** Grows with each change that anybody could see. */
    long version();

    /**
     * What this person sees: {@code {version, commands:[{name,description,options:[{name,description,type,required,
     * choices:[{name,value}],autocomplete,min,max}]}], messages:[{id,author,self,bot,text,format:"discord"|"html",
     * ephemeral,thinking,edited,embed:{title,description,color,fields:[{name,value,inline}],footer},
     * media:[{url,type,name,spoiler}],buttons:[[{label,emoji,style,id,url,disabled}]],replyTo}],
     * form:{id,title,fields:[{id,label,value,long,required,max}]}|null, notice:string|null}}.
     */
    Map<String, Object> state(String person);

    /**
     * Does one thing as this person: {@code {type:"command",name,options:{}}}, {@code {type:"text",text}},
     * {@code {type:"press",message,button}}, {@code {type:"form",values:{}}}, or {@code {type:"suggest",name,option,typed}},
     * which answers {@code {choices:[{name,value}]}}. Everything else answers {@code {}}, and {@code {error:"…"}} for what
     * cannot be done.
     */
    Map<String, Object> act(String person, Map<String, Object> action);

    /** The bytes behind {@code media[].url}'s last segment. */
    Optional<Media> media(String id);
}

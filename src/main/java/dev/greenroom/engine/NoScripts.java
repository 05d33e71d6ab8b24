package dev.greenroom.engine;

import java.net.URL;
import java.net.URLClassLoader;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No script runs here, whatever its language: FEEL in decision tables needs no script engine. */
class NoScripts implements ScriptEngineResolver {

    private final ScriptEngineManager none = new ScriptEngineManager(new URLClassLoader(new URL[0], null));

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw new BadUserRequestException("Scripts are refused.");
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return none;
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new BadUserRequestException("Scripts are refused: '" + language + "'.");
    }
}

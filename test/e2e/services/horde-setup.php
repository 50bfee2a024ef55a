<?php
/*
 * Sets up a copy of Debian's Horde over SQLite: php horde-setup.php FOLDER. Its own installer does not load under PHP 8.2 (Horde_Form),
 * so the settings are written without it.
 */
$folder = $argv[1];
error_reporting(E_ALL & ~E_DEPRECATED & ~E_STRICT & ~E_NOTICE & ~E_WARNING);
define('HORDE_BASE', "$folder/root/horde");
require_once HORDE_BASE . '/lib/Application.php';

class Setup extends Horde_Core_Bundle
{
    protected function _configAuth(Horde_Variables $vars)
    {
    }

    public function writeConfiguration(string $folder): void
    {
        $vars = new Horde_Variables(['sql__phptype' => 'sqlite', 'sql__database' => "$folder/horde.sqlite", 'sql__charset' => 'utf-8', 'sql' => ['phptype' => 'sqlite']]);
        $own = [
            'sql' => ['phptype' => 'sqlite', 'database' => "$folder/horde.sqlite", 'charset' => 'utf-8', 'splitread' => false, 'logqueries' => false],
            'auth' => ['admins' => [], 'checkip' => false, 'checkbrowser' => false, 'resetpassword' => false, 'alternate_login' => false,
                'redirect_on_logout' => false, 'list_users' => 'input', 'driver' => 'application', 'params' => ['app' => 'imp']],
            'use_ssl' => 0,
            'tmpdir' => "$folder/temporary",
            'vfs' => ['type' => 'File', 'params' => ['vfsroot' => "$folder/files"]],
            'cookie' => ['domain' => '', 'path' => '/horde'],
        ];
        $php = str_replace('?>', '', $this->_config->generatePHPConfig($vars, $GLOBALS['conf']));
        foreach ($own as $name => $value) {
            $php .= "\n\$conf['$name'] = " . (is_array($value) ? "array_merge(isset(\$conf['$name']) && is_array(\$conf['$name']) ? \$conf['$name'] : [], " . var_export($value, true) . ')' : var_export($value, true)) . ';';
        }
        $php .= "\n\$conf['log'] = ['enabled' => true, 'priority' => 'ERR', 'ident' => 'HORDE', 'type' => 'file', 'name' => '$folder/horde.log', 'params' => ['append' => true]];";
        $php .= "\n\$conf['server'] = ['name' => \$_SERVER['SERVER_NAME'] ?? 'localhost', 'port' => \$_SERVER['SERVER_PORT'] ?? 80, 'token_lifetime' => 0];\n";
        file_put_contents(HORDE_BASE . '/config/conf.php', $php);
        include HORDE_BASE . '/config/conf.php';
        $GLOBALS['conf'] = $conf;
    }
}

$setup = new Setup(Horde_Core_Cli::init());
$setup->init();
$setup->writeConfiguration($folder);
$setup->migrateDb();
$setup->writeAllConfigs();

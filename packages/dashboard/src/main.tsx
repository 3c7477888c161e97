import './design/tokens.css'
import './design/base.css'
import { startDashboard } from './app/start-dashboard.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
await startDashboard(root)

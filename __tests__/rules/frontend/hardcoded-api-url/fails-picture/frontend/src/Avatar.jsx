export const Avatar = ({ path }) => <img src={`http://127.0.0.1:8000${path}`} alt="" />;
